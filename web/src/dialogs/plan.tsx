import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { admin, type Plan } from '../api/admin';
import { queryClient } from '../app/query-client';
import { FormDialog } from '../parts/dialog';
import { tellDone } from '../parts/feedback';
import { LimitField } from '../parts/limit-field';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Makes a plan, or changes one. */
export function PlanDialog({ plan, onClose }: { plan?: Plan | undefined; onClose: () => void }) {
  const [code, setCode] = useState(plan?.code ?? '');
  const [name, setName] = useState(plan?.name ?? '');
  const [rpm, setRpm] = useState<number | null>(plan?.rpm_limit ?? 30);
  const [burst, setBurst] = useState<number | null>(plan?.burst_limit ?? 15);
  const [writes, setWrites] = useState(plan?.memory_write_limit ?? null);
  const [retrieves, setRetrieves] = useState(plan?.memory_retrieve_limit ?? null);
  const [keys, setKeys] = useState(plan?.max_keys ?? null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (given: { rpm: number; burst: number }) => {
      const limits = { memory_write_limit: writes, memory_retrieve_limit: retrieves, max_keys: keys };
      const body = { name: name.trim(), rpm_limit: given.rpm, burst_limit: given.burst, ...limits };
      return plan ? admin.updatePlan(plan.code, body) : admin.createPlan({ code, ...body });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['plans'] });
      onClose();
      tellDone(plan ? `“${name}” is changed for all its workspaces.` : `“${name}” can be given to workspaces.`);
    },
  });
  const isReady = name.trim() !== '' && (plan !== undefined || CODE.test(code)) && rpm !== null && burst !== null;
  return (
    <FormDialog
      title={plan ? `Change “${plan.name}”` : 'New plan'}
      {...(plan && { verb: 'Save' })}
      ready={isReady}
      pending={isPending}
      error={error}
      onSubmit={() => rpm !== null && burst !== null && mutate({ rpm, burst })}
      onClose={onClose}
    >
      {!plan && (
        <TextInput
          label="Code"
          description="Lower-case words and numbers joined by hyphens; it never changes."
          placeholder="team"
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          error={code !== '' && !CODE.test(code) && 'Not a code: use letters a to z, digits and hyphens.'}
          data-autofocus
        />
      )}
      <TextInput label="Name" value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} maxLength={200} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <LimitField label="Memory calls a minute" value={rpm} onChange={setRpm} least={1} />
        <LimitField label="Memory calls at once" value={burst} onChange={setBurst} least={1} />
        <LimitField label="Stores a month" value={writes} onChange={setWrites} none="No limit" />
        <LimitField label="Retrieves a month" value={retrieves} onChange={setRetrieves} none="No limit" />
        <LimitField label="Keys of a workspace" value={keys} onChange={setKeys} none="Any number" least={1} />
      </SimpleGrid>
      {plan && (
        <Text size="sm" c="dimmed">
          All workspaces with this plan have the new limits at once, but for those of their own.
        </Text>
      )}
    </FormDialog>
  );
}
