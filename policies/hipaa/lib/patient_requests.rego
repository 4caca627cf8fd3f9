# METADATA
# title: Patient requests
# description: Which requests of patients a rule looks at, and the words for those it leaves out.
package hipaa.lib.patient_requests

kinds := {
	"access": "a request for access",
	"amendment": "a request for amendment",
	"notice_of_amendment": "word of an amendment made elsewhere",
}

# Why a request is not about a right; undefined when it is.
not_right(request, right) := kinds[request.right] if request.right != right

granted(request) if request.outcome in {"granted", "granted_in_part"}

denied(request) if request.outcome in {"denied", "granted_in_part"}

# What was decided, in words, for a rule that looks at something else.
decided(request) := "not decided yet" if not request.outcome

decided(request) := replace(request.outcome, "_", " ") if request.outcome
