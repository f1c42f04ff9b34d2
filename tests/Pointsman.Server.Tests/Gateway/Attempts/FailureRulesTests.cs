using Xunit;
using static Pointsman.Server.AttemptOutcome;
using static Pointsman.Server.NextStep;

namespace Pointsman.Server.Tests.Gateway.Attempts;

public sealed class FailureRulesTests
{
    private static readonly Dictionary<AttemptOutcome, (NextStep Step, bool? Hurts)> Rules = new()
    {
        [Unknown] = (Next, true),
        [Ok] = (Done, false),
        [Connect] = (Next, true),
        [TimeoutHeaders] = (NextForGood, true),
        [TimeoutFirstToken] = (NextForGood, true),
        [TimeoutIdle] = (NextForGood, true),
        [Cut] = (Next, true),
        [BadAnswer] = (Next, true),
        [AttemptOutcome.InBandError] = (Next, true),
        [ClientLeft] = (Done, null),
        [Superseded] = (Next, true),
        [TimeoutTotal] = (GiveUp, null),
        [TooLarge] = (NextForGood, null),
        [Inexpressible] = (NextForGood, null),
        [AttemptOutcome.Fault] = (GiveUp, null),
        [AttemptOutcome.Waiting] = (GiveUp, null),
    };

    public static TheoryData<AttemptOutcome> Outcomes => [.. Enum.GetValues<AttemptOutcome>()];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_but_a_status_has_its_one_consequence(AttemptOutcome outcome)
    {
        if (outcome == Status)
        {
            Assert.False(Rules.ContainsKey(outcome));
            return;
        }

        Assert.Equal(Rules[outcome].Step, FailureRules.After(Part.Attempt(outcome), failOverOnFilter: true));
        Assert.Equal(Rules[outcome].Step, FailureRules.After(Part.Attempt(outcome), failOverOnFilter: false));
        Assert.Equal(Rules[outcome].Hurts, FailureRules.HurtsHealth(Part.Attempt(outcome)));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void After_the_commit_point_nothing_follows(AttemptOutcome outcome)
    {
        Attempt attempt = Part.Attempt(outcome, 500);
        attempt.Committed = true;
        Assert.Equal(Done, FailureRules.After(attempt, failOverOnFilter: true));
    }

    // Every status there is, in ranges: what follows with one key, and whether it speaks against the target.
    [Fact]
    public void Every_status_has_its_one_consequence()
    {
        for (int status = 100; status <= 999; status++)
        {
            (NextStep step, bool? hurts) = status switch
            {
                < 400 => (NextForGood, true),
                401 or 403 => (NextForGood, true),
                408 => (Next, true),
                409 or 425 => (Next, false),
                429 => (Next, (bool?)null),
                < 500 => (GiveUp, false),
                _ => (Next, true),
            };
            Attempt attempt = Part.Attempt(Status, status);
            Assert.Equal((status, step), (status, FailureRules.After(attempt, failOverOnFilter: false)));
            Assert.Equal((status, hurts), (status, FailureRules.HurtsHealth(attempt)));
        }
    }

    [Theory]
    [InlineData(401, nameof(SameAtOnce))]
    [InlineData(403, nameof(SameAtOnce))]
    [InlineData(429, nameof(SameAtOnce))]
    [InlineData(400, nameof(GiveUp))]
    [InlineData(503, nameof(Next))]
    public void With_several_keys_what_concerns_a_key_is_tried_with_another(int status, string step) => Assert.Equal(
        step, FailureRules.After(Part.Attempt(Status, status, keys: 2), failOverOnFilter: false).ToString());

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(500)]
    public void A_request_that_is_too_long_goes_to_a_larger_window_only(int status) => Assert.Equal(
        LargerWindow, FailureRules.After(Part.Attempt(Status, status, ErrorCode.ContextLength), failOverOnFilter: true));

    [Theory]
    [InlineData(400, false, nameof(GiveUp))]
    [InlineData(400, true, nameof(NextForGood))]
    [InlineData(403, false, nameof(GiveUp))]
    [InlineData(403, true, nameof(NextForGood))]
    public void A_content_filter_is_routed_around_only_where_the_route_says_so(int status, bool allowed, string step) => Assert.Equal(
        step, FailureRules.After(Part.Attempt(Status, status, ErrorCode.ContentFilter, keys: 2), allowed).ToString());

    [Theory]
    [InlineData(400, true, nameof(SameAtOnce))]
    [InlineData(422, true, nameof(SameAtOnce))]
    [InlineData(400, false, nameof(GiveUp))]
    [InlineData(422, false, nameof(GiveUp))]
    [InlineData(500, true, nameof(Next))]
    public void Who_does_not_know_the_option_for_usage_is_asked_without_it_if_it_was_ours(
        int status, bool ours, string step)
    {
        Attempt attempt = Part.Attempt(Status, status, body: """{"error":"unknown field: stream_options"}""");
        attempt.AsksUsage = ours;
        Assert.Equal(step, FailureRules.After(attempt, failOverOnFilter: false).ToString());
    }
}
