import { bytesField, floatField, intField, messageField } from './protobuf-writer.js';

/**
 * Writes the parts of an ONNX model. Field numbers are those of onnx.proto3:
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */

/** Microsoft's operators, which onnxruntime brings along: the fused and quantised ones. */
export const MICROSOFT_DOMAIN = 'com.microsoft';

const IR_VERSION = 8;
const OPSET_VERSION = 17;
const MICROSOFT_OPSET_VERSION = 1;

const ELEMENT_TYPE = { float: 1, int8: 3, int64: 7 } as const;
type ElementType = keyof typeof ELEMENT_TYPE;
const ATTRIBUTE_TYPE = { float: 1, int: 2, ints: 7 } as const;

/** `onnx.TensorProto.DataType.FLOAT`, for the `to` of a Cast. */
export const FLOAT = ELEMENT_TYPE.float;

/** An attribute of a node: a whole number, a list of them, or a float, which must be marked as one. */
export type Attribute = number | readonly number[] | { readonly float: number };

/** An operator of the graph and the names of the values it takes and gives; an empty name leaves an optional input out. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
}

/** A constant of the graph. */
export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int8Array;
}

/** A value that goes in or comes out; a dimension given by name differs from call to call. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/** A graph whose nodes stand in an order in which they can be run. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** The bytes of a `.onnx` file that holds `graph`. */
export function encodeOnnx(graph: OnnxGraph): Buffer {
  return Buffer.concat([
    intField(1, IR_VERSION),
    messageField(8, [bytesField(1, ''), intField(2, OPSET_VERSION)]),
    messageField(8, [bytesField(1, MICROSOFT_DOMAIN), intField(2, MICROSOFT_OPSET_VERSION)]),
    messageField(7, [
      ...graph.nodes.map(encodeNode),
      bytesField(2, graph.name),
      ...graph.constants.map(encodeConstant),
      ...graph.inputs.map((value) => encodeValue(11, value)),
      ...graph.outputs.map((value) => encodeValue(12, value)),
    ]),
  ]);
}

const encodeNode = ({ operator, inputs, output, attributes = {}, domain }: OnnxNode): Buffer =>
  messageField(1, [
    ...inputs.map((input) => bytesField(1, input)),
    bytesField(2, output),
    bytesField(3, `${output}_node`),
    bytesField(4, operator),
    ...Object.entries(attributes).map(([name, value]) => messageField(5, [bytesField(1, name), ...encodeAttribute(value)])),
    ...(domain ? [bytesField(7, domain)] : []),
  ]);

function encodeAttribute(value: Attribute): Buffer[] {
  if (typeof value === 'number') return [intField(3, value), intField(20, ATTRIBUTE_TYPE.int)];
  if ('float' in value) return [floatField(2, value.float), intField(20, ATTRIBUTE_TYPE.float)];
  return [...value.map((item) => intField(8, item)), intField(20, ATTRIBUTE_TYPE.ints)];
}

const encodeConstant = ({ name, shape, values }: OnnxConstant): Buffer =>
  messageField(5, [
    ...shape.map((size) => intField(1, size)),
    intField(2, values instanceof Int8Array ? ELEMENT_TYPE.int8 : ELEMENT_TYPE.float),
    bytesField(8, name),
    bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);

const encodeValue = (field: number, { name, type, shape }: OnnxValue): Buffer =>
  messageField(field, [
    bytesField(1, name),
    messageField(2, [messageField(1, [intField(1, ELEMENT_TYPE[type]), messageField(2, shape.map(encodeDimension))])]),
  ]);

const encodeDimension = (size: number | string): Buffer =>
  messageField(1, [typeof size === 'string' ? bytesField(2, size) : intField(1, size)]);
