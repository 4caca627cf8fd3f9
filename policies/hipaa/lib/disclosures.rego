# METADATA
# title: Disclosures
# description: Which disclosures of the log a rule looks at, and what their files show.
package hipaa.lib.disclosures

# Made; the others were only asked for.
made(record) if record.status == "made"

# Made by this organization as a covered entity, and relying on one of these permissions.
relies(record, permissions) if {
	made(record)
	record.held_as == "covered_entity"
	record.permission in permissions
}

# Why a disclosure is not one of those, for one that is not.
left_out(record) := reason if {
	not made(record)
	reason := sprintf("status %v", [record.status])
} else := "held as a business associate" if {
	record.held_as != "covered_entity"
} else := sprintf("relies on %v", [plain(record.permission)])

# A word of the records as it is printed.
plain(word) := replace(word, "_", " ")

# The file shows it.
shows(record, what) if what in record.shown

# What the file is not shown to show, of what is asked for: by what is asked for its words, in order.
lacking(record, asked) := sort([words | some what, words in asked; not shows(record, what)])

# Classes of information that went beyond some.
beyond(record, classes) := {class |
	some class in object.get(record, "data", [])
	not class in classes
}

# What the order, the process or the law lets through.
let_through(record) := {class | some class in object.get(record, "authorized_data", [])}

# Classes in words.
listed(classes) := concat(", ", sort([plain(class) | some class in classes]))
