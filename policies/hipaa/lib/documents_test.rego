package hipaa.lib.documents_test

import data.hipaa.lib.documents

today := {"today": "2026-11-20"}

test_in_force if {
	documents.in_force({"status": "in_force"}) with input as today
	documents.in_force({"status": "in_force", "effective_on": "2026-11-20"}) with input as today
	not documents.in_force({"status": "in_force", "effective_on": "2026-11-21"}) with input as today
	not documents.in_force({"status": "draft", "effective_on": "2026-01-01"}) with input as today
	not documents.in_force({"status": "retired", "effective_on": "2026-01-01"}) with input as today
}

test_on_topic if {
	policies := [
		{"status": "in_force", "topics": ["encryption", "termination"]},
		{"status": "draft", "topics": ["maintenance"]},
		{"status": "in_force", "effective_on": "2026-11-21", "topics": ["emergency_access"]},
	]
	documents.on_topic(policies, "termination") with input as today
	not documents.on_topic(policies, "maintenance") with input as today
	not documents.on_topic(policies, "emergency_access") with input as today
	not documents.on_topic(policies, "terminations") with input as today
	not documents.on_topic([], "termination") with input as today
}
