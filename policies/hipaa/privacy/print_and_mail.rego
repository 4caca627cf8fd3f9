# METADATA
# title: Printing and mailing
# description: What is printed and mailed reaches those it is for; what waits, is left over or goes wrong is kept from others.
# custom:
#   citations: ["164.530(c)(2)(i)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
package hipaa.privacy.print_and_mail

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.places

persons := {person.person | some person in input.evidence.workforce.records}

areas := {places.key(area): area |
	some area in input.evidence.facilities.records
	area.status == "in_use"
}

left_out(record) := "no PHI there" if {
	not record.phi
} else := "given up" if {
	record.status == "given_up"
}

judged contains record if {
	some record in input.evidence.print_areas.records
	not left_out(record)
}

population contains {"kind": "print_areas", "id": record.id} if some record in judged

# Where nothing with PHI is printed any more, every area was looked at for that.
population contains {"kind": "print_areas", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.print_areas.records
}

excluded contains {"kind": "print_areas", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.print_areas.records
	reason := left_out(record)
}

# Printouts that others can take, pages that others can read, and letters that others get are not safeguarded,
# whatever the program chose to do.
deny contains {"kind": "print_areas", "id": record.id, "field": "release", "basis": "rule", "message": message} if {
	some record in judged
	exposed(record)
	how := waits(record)
	message := sprintf("%v, and no door is shown to keep others from them; have them wait for a badge or PIN, or close the area", [how])
}

exposed(record) if {
	not closed(record)
	waits(record)
}

closed(record) if {
	area := areas[places.key(record)]
	area.entry != "none"
	not area.open_to_public
}

waits(record) := "lets printouts wait in the tray" if record.release == "waits_in_tray"

waits(record) := "does not say how printouts wait" if not record.release

deny contains {"kind": "print_areas", "id": record.id, "field": "discarded", "basis": "rule", "message": message} if {
	some record in judged
	why := readable(record)
	message := sprintf("%v; set up a locked bin that is shredded", [why])
}

readable(record) := "throws misprints and leftover pages into the ordinary trash" if record.discarded == "trash"

readable(record) := "does not show what becomes of misprints and leftover pages" if not record.discarded

deny contains {"kind": "print_areas", "id": record.id, "field": "misdirected", "basis": "rule", "message": message} if {
	some record in judged
	record.misdirected > 0
	not record.follow_up
	message := sprintf("had %v for the wrong recipient, and nobody follows it up; stop the run, report what left and record the number", [pieces(record.misdirected)])
}

pieces(1) := "1 piece"

pieces(number) := sprintf("%v pieces", [number]) if number != 1

# The rest is this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "printing")
	message := "no written policy on topic printing is in force, which this program wants; write down how paper with PHI is printed, picked up, mailed and discarded"
}

deny contains {"kind": "print_areas", "id": record.id, "field": "area", "basis": "program", "message": message} if {
	some record in judged
	not areas[places.key(record)]
	not exposed(record)
	message := sprintf("prints in %v, which is no area in use; add the area or correct its name", [places.name(record)])
}

deny contains {"kind": "print_areas", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, text in {"prints": "what is printed there", "units": "which units pick printouts up there"}
	count(object.get(record, field, [])) == 0
	message := sprintf("does not say %v; record it", [text])
}

deny contains {"kind": "print_areas", "id": record.id, "field": "discarded", "basis": "program", "message": message} if {
	some record in judged
	record.discarded == "open_box"
	message := "collects misprints and leftover pages in an open box; this program locks them away until they are shredded"
}

deny contains {"kind": "print_areas", "id": record.id, "field": "check_stock", "basis": "program", "message": message} if {
	some record in judged
	not kept(record)
	message := "is not shown to keep blank checks locked and counted, which this program wants; lock them and account for each number"
}

kept(record) if record.check_stock == "locked_and_counted"

kept(record) if {
	record.check_stock == "none_kept"
	not "checks" in object.get(record, "prints", [])
}

deny contains {"kind": "print_areas", "id": record.id, "field": "mails", "basis": "program", "message": message} if {
	some record in judged
	not says_whether_it_mails(record)
	message := "does not say whether post with PHI leaves from there; record mails as true or false"
}

says_whether_it_mails(record) if is_boolean(record.mails)

deny contains {"kind": "print_areas", "id": record.id, "field": "envelope_check", "basis": "program", "message": message} if {
	some record in judged
	record.mails
	object.get(record, "envelope_check", "none") == "none"
	message := "is not shown to check envelopes before they leave; this program compares pages, name and window"
}

deny contains {"kind": "print_areas", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, text in {
		"checked_by": "who last looked through its pieces",
		"checked_on": "when its pieces were last looked through for wrong recipients",
	}
	not record[field]
	message := sprintf("does not say %v; record it, or look through some today", [text])
}

deny contains {"kind": "print_areas", "id": record.id, "field": "checked_on", "basis": "program", "message": message} if {
	some record in judged
	record.checked_on > input.today
	message := sprintf("is recorded as looked through on %v, a day still to come; correct the date", [record.checked_on])
}

deny contains {"kind": "print_areas", "id": record.id, "field": "checked_on", "basis": "program", "message": message} if {
	some record in judged
	days := dates.days_since(record.checked_on)
	allowed := input.parameters.print_and_mail.check_days
	days > allowed
	message := sprintf("was last looked through for wrong recipients %v ago; this program looks within %v", [dates.words(days), allowed])
}

deny contains {"kind": "print_areas", "id": record.id, "field": "checked_by", "basis": "program", "message": message} if {
	some record in judged
	person := record.checked_by
	not person in persons
	message := sprintf("was looked through by %v, who is not in the workforce records; find out who it was", [person])
}

deny contains {"kind": "print_areas", "id": record.id, "field": "pieces_checked", "basis": "program", "message": message} if {
	some record in judged
	not looked_at_some(record)
	message := "shows no piece that was looked at; record how many were, or look again"
}

looked_at_some(record) if record.pieces_checked > 0

deny contains {"kind": "print_areas", "id": record.id, "field": "misdirected", "basis": "program", "message": message} if {
	some record in judged
	not counted(record)
	message := "does not say how many pieces were for the wrong recipient; record the number, 0 where none was"
}

counted(record) if is_number(record.misdirected)

deny contains {"kind": "print_areas", "id": record.id, "field": "misdirected", "basis": "program", "message": message} if {
	some record in judged
	impossible(record)
	message := sprintf("has %v for the wrong recipient on record, of %v looked at; correct the numbers", [pieces(record.misdirected), record.pieces_checked])
}

impossible(record) if {
	looked_at_some(record)
	record.misdirected < 0
}

impossible(record) if {
	looked_at_some(record)
	record.misdirected > record.pieces_checked
}
