{{- define "mnemonest.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "mnemonest.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "mnemonest.labels" -}}
{{ include "mnemonest.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "mnemonest.secret" -}}
{{- .Values.existingSecret | default (include "mnemonest.name" .) -}}
{{- end -}}

{{- define "mnemonest.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "mnemonest.name" .) -}}
{{- end -}}

{{- define "mnemonest.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{- define "mnemonest.embedded" -}}
{{- if eq .Values.database "embedded" -}}
true
{{- else if ne .Values.database "postgres" -}}
{{- fail "database must be embedded or postgres" -}}
{{- end -}}
{{- end -}}

{{/* Refuses at installation what would fail at the start of a pod. */}}
{{- define "mnemonest.check" -}}
{{- if not (include "mnemonest.embedded" .) -}}
{{- if not .Values.existingSecret -}}
{{- $secrets := .Values.secrets | default dict -}}
{{- range $key := list "DATABASE_URL" "ADMIN_TOKEN" -}}
{{- if not (hasKey $secrets $key) -}}
{{- fail (printf "with database: postgres, existingSecret must name a Secret with %s, or secrets must have it" $key) -}}
{{- end -}}
{{- end -}}
{{- if and (or .Values.autoscaling.enabled (gt (int .Values.replicas) 1)) (not (hasKey $secrets "REDIS_URL")) -}}
{{- fail "several replicas share their rate limits in Redis: secrets must have REDIS_URL" -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "mnemonest.environment" -}}
envFrom:
  - configMapRef:
      name: {{ include "mnemonest.name" . }}
  - secretRef:
      name: {{ include "mnemonest.secret" . }}
      {{- if and (include "mnemonest.embedded" .) (not .Values.existingSecret) }}
      optional: true
      {{- end }}
{{- end -}}

{{- define "mnemonest.container" -}}
image: {{ include "mnemonest.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{ include "mnemonest.environment" . }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
resources:
  {{- toYaml .Values.resources | nindent 2 }}
volumeMounts:
  - name: data
    mountPath: /data
  - name: tmp
    mountPath: /tmp
{{- end -}}

{{- define "mnemonest.pod" -}}
metadata:
  labels:
    {{- include "mnemonest.selector" . | nindent 4 }}
    app.kubernetes.io/component: service
  annotations:
    checksum/config: {{ include (print $.Template.BasePath "/configmap.yaml") . | sha256sum }}
    checksum/secret: {{ include (print $.Template.BasePath "/secret.yaml") . | sha256sum }}
    {{- with .Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "mnemonest.serviceAccount" . }}
  {{- include "mnemonest.podSettings" . | nindent 2 }}
  # The delay, the ten seconds for the calls under way, and some for the end of the process.
  terminationGracePeriodSeconds: {{ add .Values.stopDelaySeconds 20 }}
  {{- if and .Values.topologySpread (not (include "mnemonest.embedded" .)) }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "mnemonest.selector" . | nindent 10 }}
          app.kubernetes.io/component: service
  {{- end }}
  containers:
    - name: mnemonest
      {{- include "mnemonest.container" . | nindent 6 }}
      ports:
        - name: http
          containerPort: 8080
      # The first start makes the database and converts the model.
      startupProbe:
        httpGet: { path: /healthz, port: http }
        periodSeconds: 5
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: /healthz, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: { path: /readyz, port: http }
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 2
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if not (include "mnemonest.embedded" .) }}
    - name: data
      emptyDir: {}
    {{- end }}
{{- end -}}

{{- define "mnemonest.podSettings" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  # The user `node` of the image.
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
