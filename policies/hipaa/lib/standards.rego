# METADATA
# title: Standards
# description: The standards of the Security Rule, named by the paragraph that holds each, and the topics of written policies that are about them.
package hipaa.lib.standards

# Any one of the topics will do. 164.314(b) binds group health plans only.
topics := {
	"164.308(a)(1)": {"risk_management", "security_management", "security_program"},
	"164.308(a)(2)": {"security_official", "security_program"},
	"164.308(a)(3)": {"clearance", "supervision", "termination", "workforce_security"},
	"164.308(a)(4)": {"access_authorization", "access_management", "record_access"},
	"164.308(a)(5)": {"security_awareness", "security_training", "training"},
	"164.308(a)(6)": {"incident_response"},
	"164.308(a)(7)": {"contingency", "contingency_plan", "contingency_planning"},
	"164.308(a)(8)": {"evaluation"},
	"164.308(b)": {"business_associates"},
	"164.310(a)": {"facility_access", "facility_security"},
	"164.310(b)": {"workstation_use"},
	"164.310(c)": {"workstation_security"},
	"164.310(d)": {"device_and_media", "device_movement", "disposal", "media_reuse"},
	"164.312(a)": {"access_authorization", "access_control", "record_access", "user_identification"},
	"164.312(b)": {"audit_controls", "log_review"},
	"164.312(c)": {"integrity"},
	"164.312(d)": {"authentication"},
	"164.312(e)": {"transmission"},
	"164.314(a)": {"business_associates"},
	"164.314(b)": {"group_health_plan", "plan_documents"},
	"164.316(a)": {"documentation", "policy_review"},
	"164.316(b)": {"documentation", "retention"},
}

# The standards that bind an organization with these roles.
binding(roles) := {standard | some standard, _ in topics; binds(standard, roles)}

binds(standard, _) if standard != "164.314(b)"

binds("164.314(b)", roles) if "group_health_plan" in roles
