# METADATA
# title: Copies
# description: Which sets of backups a rule on stored ePHI looks at, and the words for those it leaves out.
package hipaa.lib.copies

import data.hipaa.lib.scope

# Why a set of backups is left out; undefined when it is looked at. The systems are those of the inventory by their
# ids. A set of a system that is not among them is looked at.
left_out(backup, _) := "status retired" if backup.status == "retired"

left_out(backup, systems) := reason if {
	backup.status == "in_use"
	system := systems[backup.system]
	reason := sprintf("system %v", [scope.not_stored(outlived(system))])
}

# Copies outlive their system: those of a retired one hold its ePHI until they are destroyed themselves.
outlived(system) := object.union(system, {"status": "in_use"}) if system.status == "retired"

outlived(system) := system if system.status != "retired"
