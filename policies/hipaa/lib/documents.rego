# METADATA
# title: Documents
# description: Which written policies are in force on the day of the assessment, and on what.
package hipaa.lib.documents

# In force: the register says so, and the first day in force, where it is given, has come.
in_force(policy) if {
	policy.status == "in_force"
	not begins_later(policy)
}

begins_later(policy) if policy.effective_on > input.today

# True when one of these policies is in force and is about the topic.
on_topic(policies, topic) if {
	some policy in policies
	in_force(policy)
	topic in policy.topics
}
