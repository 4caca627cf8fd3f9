# METADATA
# title: Subjects
package hipaa.lib.subjects

subject(kind, record) := {"kind": kind, "id": record.id}
