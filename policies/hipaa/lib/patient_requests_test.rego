package hipaa.lib.patient_requests_test

import data.hipaa.lib.patient_requests

test_what_a_request_is_not if {
	patient_requests.not_right({"right": "amendment"}, "access") == "a request for amendment"
	patient_requests.not_right({"right": "access"}, "amendment") == "a request for access"
	patient_requests.not_right({"right": "notice_of_amendment"}, "access") == "word of an amendment made elsewhere"
	not patient_requests.not_right({"right": "access"}, "access")
}

test_granted_and_denied if {
	patient_requests.granted({"outcome": "granted"})
	patient_requests.granted({"outcome": "granted_in_part"})
	not patient_requests.granted({"outcome": "denied"})
	not patient_requests.granted({})
	patient_requests.denied({"outcome": "denied"})
	patient_requests.denied({"outcome": "granted_in_part"})
	not patient_requests.denied({"outcome": "granted"})
	not patient_requests.denied({})
}

test_in_words if {
	patient_requests.decided({}) == "not decided yet"
	patient_requests.decided({"outcome": "granted_in_part"}) == "granted in part"
}
