using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>
/// Every strategy before every fault of the mock: there is the answer, whole, or a clear error; whatever was asked is
/// in the ledger and paid for; and nothing that is cut is presented as whole.
/// </summary>
public sealed class StrategyFaultTests(StrategyGateway strategies) : IClassFixture<StrategyGateway>
{
    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (string strategy in StrategyRoutes.All.Keys)
        {
            foreach (FaultRow row in FaultRows.All)
            {
                foreach (bool stream in (bool[])[true, false])
                {
                    // What only a stream can suffer, only those suffer that stream from the faulty target.
                    bool asked = stream && StrategyRoutes.Streaming.Contains(strategy);
                    if (row.FateOf(Speech.OpenAi, asked) is not null && row.FateOf(Speech.OpenAi, stream) is not null)
                    {
                        cases.Add(strategy, row.Words, stream);
                    }
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task There_is_an_answer_or_a_clear_error_and_all_is_accounted_for(
        string strategy, string words, bool stream)
    {
        FaultRow row = FaultRows.All.Single(one => one.Words == words);
        string tail = StrategyGateway.Tail(strategy, row, stream);

        Seen seen = await strategies.Gateway.AskAsync(Speech.OpenAi, tail, stream);

        RecordedCall call = await strategies.Gateway.RecordedAsync(seen);
        CheckAnswer(strategy, row, stream, seen, call);
        int asked = strategies.Gateway.Mock.Attempts.Count(one => one.Model.EndsWith(tail, StringComparison.Ordinal));
        int reached = call.Attempts.Count(attempt => attempt.Outcome != AttemptOutcome.Connect);
        int left = call.Attempts.Count(attempt => attempt.Outcome == AttemptOutcome.ClientLeft);

        // A member that is not needed any more may be left before its request has gone out.
        Assert.InRange(asked, reached - left, reached);
        Assert.Equal(call.Attempts.Aggregate(Usd.Zero, (sum, attempt) => sum + attempt.Cost), call.Cost);
        Assert.All(call.Attempts, attempt => Assert.True(attempt.PriceKnown));
        Assert.DoesNotContain(call.Attempts, attempt => attempt.Outcome == AttemptOutcome.Unknown);
    }

    private static void CheckAnswer(string strategy, FaultRow row, bool stream, Seen seen, RecordedCall call)
    {
        Assert.True(seen.IsWhole || seen.IsRefusal || (stream && seen.IsBrokenOff), $"{seen.Status} {seen.Raw}");
        if (seen.IsWhole)
        {
            Assert.Equal((CallOutcome.Completed, 200), (call.Outcome, call.Status));
            bool odd = row.Words.Contains("cut") || row.Words.Contains("big") || row.Words == "reasoning";
            Assert.True(odd || seen.Text == MockWords.Pieces(3) || seen.Text == MockWords.Pieces(8), seen.Text);
            Assert.NotEmpty(seen.Text);
        }
        else
        {
            Assert.Contains(call.Outcome, (CallOutcome[])[CallOutcome.Failed, CallOutcome.Cut]);
            Assert.Equal(seen.IsBrokenOff && seen.Text.Length > 0, call.Outcome == CallOutcome.Cut);
        }

        // Asked whole, a first target that fails is somebody else's turn, whatever the client wants.
        if (!stream && StrategyRoutes.Rescuing.Contains(strategy) && row.FateOf(Speech.OpenAi, false) == Fate.Rescued)
        {
            Assert.True(seen.IsWhole, seen.Raw);
        }
    }
}
