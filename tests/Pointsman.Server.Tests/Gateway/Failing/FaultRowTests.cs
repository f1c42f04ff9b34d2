using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>
/// A target that misbehaves, in every way the mock knows, with a good one behind it. The client, the mock and the
/// ledger have to agree on what happened, and nothing that is cut is ever presented as whole.
/// </summary>
public sealed class FaultRowTests(RowGateway rows) : IClassFixture<RowGateway>
{
    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (FaultRow row in FaultRows.All)
        {
            foreach (string protocol in Speech.All)
            {
                foreach (bool stream in (bool[])[true, false])
                {
                    if (row.FateOf(protocol, stream) is not null)
                    {
                        cases.Add(row.Words, protocol, stream);
                    }
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Client_mock_and_ledger_agree(string words, string protocol, bool stream)
    {
        FaultRow row = FaultRows.All.Single(one => one.Words == words);
        Fate fate = row.FateOf(protocol, stream)!.Value;
        string tail = RowGateway.Tail(row, protocol, stream);

        Seen seen = await rows.Gateway.AskAsync(protocol, tail, stream);
        fate = row.MayOvertake && seen.IsWhole ? Fate.Rescued : fate;

        CheckAnswer(fate, words, seen);
        IReadOnlyList<Faults.Attempt> attempts =
            [.. rows.Gateway.Mock.Attempts.Where(one => one.Model.EndsWith(tail, StringComparison.Ordinal))];
        int expected = fate == Fate.Rescued ? 2 : 1;
        Assert.Equal(expected, attempts.Count);
        Assert.All(attempts, attempt => Assert.True(attempt.UnknownTokens.Count <= 1));
        RecordedCall call = await rows.Gateway.RecordedAsync(seen);
        CheckLedger(fate, row, stream, call);
        Assert.Equal(expected, call.Attempts.Count);
        Assert.Equal(call.Attempts.Aggregate(Usd.Zero, (sum, attempt) => sum + attempt.Cost), call.Cost);
        if (expected == 2)
        {
            Assert.Equal(RowGateway.Good(row, protocol, stream), seen.Header("x-pointsman-model"));
            Assert.Equal(attempts[1].Number.ToString(), seen.Header("x-mock-attempt"));
        }
    }

    private static void CheckAnswer(Fate fate, string words, Seen seen)
    {
        switch (fate)
        {
            case Fate.Rescued:
                Assert.True(seen.IsWhole, seen.Raw);
                Assert.Equal(MockWords.Pieces(3), seen.Text);
                break;
            case Fate.Answered:
                Assert.True(seen.IsWhole, seen.Raw);
                bool ownWords = !words.Contains("cut") && !words.Contains("big") && words != "reasoning";
                Assert.True(!ownWords || seen.Text == MockWords.Pieces(8), seen.Text);
                Assert.NotEmpty(seen.Text);
                Assert.DoesNotContain("after the end", seen.Raw);
                break;
            case Fate.BrokenOff:
                Assert.True(seen.IsBrokenOff, seen.Raw);
                Assert.StartsWith(seen.Text, MockWords.Pieces(8));
                Assert.NotEmpty(seen.Text);
                break;
            default:
                Assert.True(seen.IsRefusal, $"{seen.Status} {seen.Raw}");
                Assert.Equal("false", seen.Header("x-should-retry"));
                break;
        }
    }

    private static void CheckLedger(Fate fate, FaultRow row, bool stream, RecordedCall call)
    {
        RecordedAttempt first = call.Attempts[0];
        Assert.Equal(fate == Fate.Answered ? AttemptOutcome.Ok : row.OutcomeOf(stream), first.Outcome);
        Assert.Equal(
            fate switch
            {
                Fate.BrokenOff => CallOutcome.Cut,
                Fate.Refused => CallOutcome.Failed,
                _ => CallOutcome.Completed,
            },
            call.Outcome);
        Assert.Equal(fate == Fate.Rescued ? AttemptOutcome.Ok : first.Outcome, call.Attempts[^1].Outcome);
        Assert.All(call.Attempts, attempt => Assert.True(attempt.PriceKnown));
        bool free = first.Outcome == AttemptOutcome.Status;
        Assert.Equal(free, first.Cost == Usd.Zero);
        Assert.Equal(first.Outcome is AttemptOutcome.Ok or AttemptOutcome.Status, first.Quality == UsageQuality.Exact);
    }
}
