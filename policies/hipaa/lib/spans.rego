# METADATA
# title: Spans
# description: Which days no review covers, between those that were looked at before and after.
package hipaa.lib.spans

import data.hipaa.lib.dates

# The longest stretch of more days than allowed that lies between spans [first day, last day] and in none of them: its
# days, the last day covered before it, and the first covered after it. Those after which the next span began longer
# ago than the days that are looked back on do not count. Undefined when there is none.
longest_gap(covered, allowed, looked_back) := max(gaps(covered, allowed, looked_back))

# A longer span may cover what lies between two that follow each other, so the last day covered is looked for in all.
# Only where two that follow each other are far apart: for each it would grow with the square of the spans.
gaps(covered, allowed, looked_back) := {[days, last, next] |
	order := sort(covered)
	some i, one in order
	next := order[i + 1][0]
	between(one[1], next) > allowed
	dates.days_since(next) <= looked_back
	last := max({span[1] | some span in covered; span[0] < next})
	days := between(last, next)
	days > allowed
}

between(last, next) := dates.days_between(last, next) - 1
