import { bytesField, floatField, intField, messageField } from './protobuf-writer.js';

/**
 * Encodes ONNX models. The field numbers are those of onnx.proto3:
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */

/** The domain of Microsoft's fused and quantised operators, which onnxruntime includes. */
export const MICROSOFT_DOMAIN = 'com.microsoft';

const IR_VERSION = 8;
const OPSET_VERSION = 17;
const MICROSOFT_OPSET_VERSION = 1;

const ELEMENT_TYPE = { float: 1, int8: 3, int64: 7 } as const;
type ElementType = keyof typeof ELEMENT_TYPE;
const ATTRIBUTE_TYPE = { float: 1, int: 2, ints: 7 } as const;

/** `onnx.TensorProto.DataType.FLOAT`, for the `to` of a Cast. */
export const FLOAT = ELEMENT_TYPE.float;

/** An attribute of a node: an integer, a list of integers, or a float, which must be marked as such. */
type Attribute = number | readonly number[] | { readonly float: number };

/** An operator of the graph with the names of its inputs and its output; an empty name omits an optional input. */
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
  readonly values: Float32Array | Int8Array | BigInt64Array;
}

/** An input or output of the graph; a dimension with a name may differ between calls. */
interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/** A graph with its nodes in topological order. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** Encodes `graph` as the bytes of an `.onnx` file. */
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
    intField(2, ELEMENT_TYPE[typeOf(values)]),
    bytesField(8, name),
    bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);

function typeOf(values: OnnxConstant['values']): ElementType {
  if (values instanceof Int8Array) return 'int8';
  return values instanceof Float32Array ? 'float' : 'int64';
}

const encodeValue = (field: number, { name, type, shape }: OnnxValue): Buffer =>
  messageField(field, [
    bytesField(1, name),
    messageField(2, [messageField(1, [intField(1, ELEMENT_TYPE[type]), messageField(2, shape.map(encodeDimension))])]),
  ]);

const encodeDimension = (size: number | string): Buffer =>
  messageField(1, [typeof size === 'string' ? bytesField(2, size) : intField(1, size)]);
