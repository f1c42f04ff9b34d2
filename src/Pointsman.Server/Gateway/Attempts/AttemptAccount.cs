using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Works out what an attempt used and what it costs.</summary>
internal static class AttemptAccount
{
    public static void Settle(Call call, Attempt attempt, bool complete)
    {
        if (attempt.Usage is not null)
        {
            return;
        }

        (attempt.Usage, attempt.Quality) = UsageOf(call, attempt, complete);
        attempt.Cost = attempt.Upstream.Target.Price is { } price && attempt.Usage is { } usage
            ? Charge.TotalFor(usage, price)
            : null;
    }

    private static (Usage? Usage, UsageQuality Quality) UsageOf(Call call, Attempt attempt, bool complete)
    {
        if (call.Protocol.Operation == Operation.CountTokens)
        {
            // No provider takes money for it, and nothing goes through a model.
            return (Nothing, UsageQuality.Exact);
        }

        if (attempt.Scanner is { } scanner)
        {
            Usage usage = scanner.Settle(call.Outline.Facts.Tokens, complete, out UsageQuality quality);
            return (usage, quality);
        }

        return attempt.Outcome switch
        {
            // The provider said no, or was never reached: it charges nothing.
            AttemptOutcome.Status or AttemptOutcome.Connect or AttemptOutcome.Inexpressible =>
                (Nothing, UsageQuality.Exact),
            AttemptOutcome.Fault when attempt.Sent == 0 => (Nothing, UsageQuality.Exact),
            // It had the request and may have worked on it: at least what went in has to be reckoned with.
            _ => (Pointsman.Usage.FromInclusive(call.Outline.Facts.Tokens, 0), UsageQuality.Estimated),
        };
    }

    private static readonly Usage Nothing = new() { Requests = 0 };
}
