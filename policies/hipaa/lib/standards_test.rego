package hipaa.lib.standards_test

import data.hipaa.lib.standards

test_every_standard_binds_a_group_health_plan if {
	standards.binding(["group_health_plan", "plan"]) == object.keys(standards.topics)
	count(standards.topics) == 22
}

test_plan_documents_bind_nobody_else if {
	every roles in [["provider"], ["business_associate"], []] {
		object.keys(standards.topics) - standards.binding(roles) == {"164.314(b)"}
	}
}

test_each_has_a_topic if {
	every _, accepted in standards.topics { count(accepted) > 0 }
}

test_any_one_of_several_topics_will_do if {
	{standard: accepted | some standard, accepted in standards.topics; count(accepted) > 1} == {
		"164.308(a)(1)": {"risk_management", "security_management", "security_program"},
		"164.308(a)(2)": {"security_official", "security_program"},
		"164.308(a)(3)": {"clearance", "supervision", "termination", "workforce_security"},
		"164.308(a)(4)": {"access_authorization", "access_management", "record_access"},
		"164.308(a)(5)": {"security_awareness", "security_training", "training"},
		"164.308(a)(7)": {"contingency", "contingency_plan", "contingency_planning"},
		"164.310(a)": {"facility_access", "facility_security"},
		"164.310(d)": {"device_and_media", "device_movement", "disposal", "media_reuse"},
		"164.312(a)": {"access_authorization", "access_control", "record_access", "user_identification"},
		"164.312(b)": {"audit_controls", "log_review"},
		"164.314(b)": {"group_health_plan", "plan_documents"},
		"164.316(a)": {"documentation", "policy_review"},
		"164.316(b)": {"documentation", "retention"},
	}
}
