# METADATA
# title: Claim file corroboration
# description: What came back for each claim file shows that its claims arrived as they were sent, or somebody explained why not.
# custom:
#   citations: ["164.312(c)(2)", "164.312(e)(2)(i)"]
#   parameters:
#     ack_days: {type: integer, minimum: 0}
#     status_days: {type: integer, minimum: 0}
#     silent_days: {type: integer, minimum: 1}
package hipaa.technical.claim_file_corroboration

import data.hipaa.lib.dates

limits := input.parameters.claim_file_corroboration

persons := {person.person | some person in input.evidence.workforce.records}

channels := {channel.channel_id: channel | some channel in input.evidence.channels.records}

population contains {"kind": "claim_files", "id": file.id} if some file in input.evidence.claim_files.records

sent_day(file) := dates.day_of(file.sent_at)

age(file) := dates.days_since(sent_day(file))

# Until then acknowledgements may still be on their way.
due(file) if age(file) > limits.status_days

# The transfer: checksums of both ends.
unaltered(file) if file.checksum_sent == file.checksum_received

altered(file) if file.checksum_sent != file.checksum_received

# The content: what the 277CA answers for.
answered(file) := file.claims_accepted + file.claims_rejected

miscounted(file) if answered(file) != file.claims_sent

counted(file) if {
	answered(file) == file.claims_sent
	file.claims_sent > 0
}

mistotalled(file) if file.amount_sent_cents != file.amount_acknowledged_cents

totalled(file) if file.amount_sent_cents == file.amount_acknowledged_cents

has_answer(file) if answered(file) >= 0

refused(file) if file.ack_999 in {"partially_accepted", "rejected"}

# An explanation says what it was, and who found out. It counts from its day on, and not for a file that was sent later. A file sent in the evening may bear
# the next day's date in UTC.
explained(file) if {
	dated(file)
	file.explained_by
	file.explanation
}

dated(file) if {
	file.explained_on <= input.today
	dates.days_between(sent_day(file), file.explained_on) >= -1
}

# What is open about a file, at most one thing: what stands higher up explains what stands below. Where checksums show
# that it arrived unaltered, what became of its claims afterwards is of basis program.
open_question(file) := {"field": "checksum_received", "basis": "rule", "words": words, "advice": advice} if {
	altered(file)
	words := "arrived altered: the receiver reports another checksum"
	advice := "send it again and record the explanation"
} else := {"field": "ack_999", "basis": "rule", "words": words, "advice": advice} if {
	due(file)
	refused(file)
	words := sprintf("was %v in the 999", [replace(file.ack_999, "_", " ")])
	advice := "mend what the 999 names, send it again and record the explanation"
} else := {"field": field, "basis": "rule", "words": words, "advice": advice} if {
	due(file)
	not has_answer(file)
	not unaltered(file)
	field := unanswered(file)
	words := sprintf("shows %v %v after it was sent (this program waits %v)", [lacks(file), dates.words(age(file)), limits.status_days])
	advice := "ask the receiver, or send it again and record the explanation"
} else := {"field": "claims_accepted", "basis": basis, "words": words, "advice": advice} if {
	due(file)
	miscounted(file)
	basis := basis_of(file)
	words := sprintf("held %v, and the 277CA answers for %v", [claims(file.claims_sent), answered(file)])
	advice := "find out which are missing or too many and record the explanation"
} else := {"field": "amount_acknowledged_cents", "basis": basis, "words": words, "advice": advice} if {
	due(file)
	mistotalled(file)
	basis := basis_of(file)
	words := sprintf("was sent with a total charge of %v and acknowledged with %v", [dollars(file.amount_sent_cents), dollars(file.amount_acknowledged_cents)])
	advice := "find out which claim was changed and record the explanation"
}

basis_of(file) := "program" if unaltered(file)

basis_of(file) := "rule" if not unaltered(file)

unanswered(file) := "claims_accepted" if not file.claims_accepted

unanswered(file) := "claims_rejected" if file.claims_accepted

lacks(file) := "no 999, no counts from a 277CA and no checksums to compare" if not file.ack_999

lacks(file) := "no full counts from a 277CA and no checksums to compare" if file.ack_999

claims(1) := "1 claim"

claims(number) := sprintf("%v claims", [number]) if number != 1

dollars(cents) := sprintf("$%v.%v%v", [(cents - rest) / 100, (rest - ones) / 10, ones]) if {
	rest := cents % 100
	ones := rest % 10
}

deny contains {"kind": "claim_files", "id": file.id, "field": field, "basis": basis, "message": message} if {
	some file in input.evidence.claim_files.records
	not explained(file)
	question := open_question(file)
	field := question.field
	basis := question.basis
	message := sprintf("%v; %v", [question.words, next_step(file, question.advice)])
}

next_step(file, advice) := advice if not file.explained_on

next_step(file, _) := sprintf("its explanation is dated %v, %v: correct the date", [file.explained_on, wrong_day(file)]) if file.explained_on

next_step(file, _) := "its explanation does not say both what it was and who found out: record them" if dated(file)

wrong_day(file) := "a day still to come" if file.explained_on > input.today

wrong_day(file) := "before it was sent" if {
	file.explained_on <= input.today
	not dated(file)
}

# Words do not undo an alteration: the receiver threw the altered file away, or counts and totals show its claims whole.
deny contains {"kind": "claim_files", "id": file.id, "field": "checksum_received", "message": message} if {
	some file in input.evidence.claim_files.records
	altered(file)
	explained(file)
	not harmless(file)
	message := "arrived altered, and the explanation is not borne out: neither was it rejected nor do counts and total charge agree; send it again or get a 277CA"
}

harmless(file) if file.ack_999 == "rejected"

harmless(file) if {
	counted(file)
	totalled(file)
}

# Counts that came back say nothing without the number that went out.
deny contains {"kind": "claim_files", "id": file.id, "field": "claims_sent", "message": message} if {
	some file in input.evidence.claim_files.records
	comparable(file)
	not file.claims_sent
	message := "does not say how many claims it held, so the counts of the 277CA show nothing; take the number from the batch report"
}

comparable(file) if {
	due(file)
	has_answer(file)
	not altered(file)
	not unaltered(file)
	not refused(file)
}

# The rest is this program's practice. Counts show that no claim was lost, totals that none was changed.
deny contains {"kind": "claim_files", "id": file.id, "field": field, "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	comparable(file)
	counted(file)
	not totalled(file)
	not mistotalled(file)
	field := untotalled(file)
	message := "shows its counts and not both total charges; this program compares them too, so record what was sent and what the 277CA adds up to"
}

untotalled(file) := "amount_acknowledged_cents" if not file.amount_acknowledged_cents

untotalled(file) := "amount_sent_cents" if file.amount_acknowledged_cents

deny contains {"kind": "claim_files", "id": file.id, "field": "claims_sent", "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	file.claims_sent == 0
	not miscounted(file)
	message := "is recorded as holding 0 claims; correct the number"
}

deny contains {"kind": "claim_files", "id": file.id, "field": "ack_999", "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	not file.ack_999
	not answered_otherwise(file)
	not explained(file)
	not given_up(file)
	days := age(file)
	allowed := limits.ack_days
	days > allowed
	message := sprintf("has no 999 %v after it was sent; this program allows %v: look for it in the clearinghouse's reports", [dates.words(days), allowed])
}

answered_otherwise(file) if has_answer(file)

answered_otherwise(file) if altered(file)

# Without checksums the rule's own question is open by then. Equal checksums show that the file lies with the receiver
# as it was sent, and not that its claims were taken in: that the batch is acknowledged is this program's practice.
given_up(file) if {
	due(file)
	not unaltered(file)
}

# Nothing can be shown of a file before it is sent.
deny contains {"kind": "claim_files", "id": file.id, "field": "sent_at", "message": message} if {
	some file in input.evidence.claim_files.records
	later(file.sent_at, input.as_of)
	message := "is recorded as sent at a time still to come; correct the time"
}

deny contains {"kind": "claim_files", "id": file.id, "field": field, "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	some field, done in {"ack_277ca_at": "answered by a 277CA", "ack_999_at": "answered by a 999"}
	later(file[field], input.as_of)
	message := sprintf("is recorded as %v at a time still to come; correct the time", [done])
}

deny contains {"kind": "claim_files", "id": file.id, "field": field, "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	not later(file.sent_at, input.as_of)
	some field, name in {"ack_277ca_at": "277CA", "ack_999_at": "999"}
	later(file.sent_at, file[field])
	message := sprintf("has a %v from before it was sent; correct the times", [name])
}

deny contains {"kind": "claim_files", "id": file.id, "field": "explained_on", "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	not has_question(file)
	why := wrong_day(file)
	message := sprintf("is recorded as explained on %v, %v; correct the date", [file.explained_on, why])
}

has_question(file) if open_question(file)

deny contains {"kind": "claim_files", "id": file.id, "field": "explained_by", "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	explained(file)
	person := file.explained_by
	not person in persons
	message := sprintf("was explained by %v, who is not in the workforce records; find out who it was", [person])
}

# Counts and checksums show what arrived, whatever it went over. That the list of channels knows it is practice.
deny contains {"kind": "claim_files", "id": file.id, "field": "channel", "basis": "program", "message": message} if {
	some file in input.evidence.claim_files.records
	not channels[file.channel]
	message := sprintf("was sent over channel %v, which is not on record; add the channel or correct its id", [file.channel])
}

# The list of channels is a state of affairs; files are sent all year. What contradicts it is said once for a channel.
used := {file.channel | some file in input.evidence.claim_files.records}

# The channels over which claim files go by the PHI inventory, with its flows: those made for files, or all where a
# flow has none of these.
feeds[channel] contains flow_id if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.touchpoint == "claim_submission"
	flow.sent_by == "edi"
	flow.direction in {"both", "sent"}
	flow_id := flow.flow_id
	some channel in carriers(flow)
}

carriers(flow) := made_for_files(flow) if count(made_for_files(flow)) > 0

carriers(flow) := {name | some name in flow.channels} if count(made_for_files(flow)) == 0

made_for_files(flow) := {name | some name in object.get(flow, "channels", []); channels[name].type in {"api", "edi_as2", "interface", "sftp"}}

feeding := feeds

judged_channels contains channel if {
	some channel in input.evidence.channels.records
	channel.channel_id in used
}

judged_channels contains channel if {
	some channel in input.evidence.channels.records
	feeding[channel.channel_id]
}

population contains {"kind": "channels", "id": channel.id} if some channel in judged_channels

# Where claim files go over none, every channel was looked at for that.
population contains {"kind": "channels", "id": channel.id} if {
	count(judged_channels) == 0
	some channel in input.evidence.channels.records
}

excluded contains {"kind": "channels", "id": channel.id, "reason": "no claim file goes over it"} if {
	count(judged_channels) > 0
	some channel in input.evidence.channels.records
	not channel.channel_id in used
	not feeding[channel.channel_id]
}

deny contains {"kind": "channels", "id": channel.id, "field": field, "basis": "program", "message": message} if {
	some channel in judged_channels
	[field, why] := unfit(channel)
	message := sprintf("is recorded %v, and claim files are sent over it; correct the list of channels", [why])
}

unfit(channel) := ["ephi", "as carrying no ePHI"] if {
	not channel.ephi
} else := ["status", "as planned"] if {
	channel.status == "planned"
} else := ["status", "as retired"] if {
	channel.status == "retired"
	still_used(channel.channel_id)
} else := ["type", "as remote access, by which persons sign in"] if {
	channel.type == "remote_access"
}

# Whether a file went out before the channel was closed is known only of those sent after the list was taken, and of
# channels that the PHI inventory still has in use.
still_used(name) if name in used_since_listed

still_used(name) if feeding[name]

listed_at := max([time.parse_rfc3339_ns(source.observed_at) | some source in input.evidence.channels.sources])

used_since_listed contains channel if {
	some file in input.evidence.claim_files.records
	time.parse_rfc3339_ns(file.sent_at) > listed_at
	channel := file.channel
}

# A channel that claims go over, and of which no file is on record, is corroborated by nothing.
deny contains {"kind": "channels", "id": channel.id, "message": message} if {
	some channel in judged_channels
	not unfit(channel)
	not channel.channel_id in used
	message := sprintf("carries claims by the PHI inventory (%v), and no claim file sent over it is on record, so nothing shows that they arrive as they were sent; record its files and what came back", [concat(", ", sort(feeding[channel.channel_id]))])
}

# A feed that stopped leaves no file behind that could fail. One that the PHI inventory has in use is to run.
deny contains {"kind": "channels", "id": channel.id, "basis": "program", "message": message} if {
	some channel in silent
	feeding[channel.channel_id]
	message := quiet
}

warn contains {"kind": "channels", "id": channel.id, "basis": "program", "message": message} if {
	some channel in silent
	not feeding[channel.channel_id]
	message := quiet
}

quiet := sprintf("carried no claim file on record in the last %v before the newest list; see that the feed still runs, and record its files", [dates.words(limits.silent_days)])

silent contains channel if {
	some channel in judged_channels
	channel.status == "in_use"
	channel.channel_id in used
	count(input.evidence.claim_files.sources) > 0
	not channel.channel_id in used_lately
}

newest_day := max([dates.day_of(source.observed_at) | some source in input.evidence.claim_files.sources])

used_lately contains channel if {
	some file in input.evidence.claim_files.records
	dates.days_between(sent_day(file), newest_day) <= limits.silent_days
	channel := file.channel
}

later(one, other) if time.parse_rfc3339_ns(one) > time.parse_rfc3339_ns(other)
