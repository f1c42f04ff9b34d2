using System.Globalization;

namespace Pointsman;

/// <summary>A requirement with one limit moved just so far that an offer fits, and the change in words.</summary>
/// <remarks>Numbers are rounded towards the offer first: what is said is what was tried.</remarks>
internal sealed record Relaxation(Requirement Needed, string Change)
{
    public static Relaxation Of(ConstraintKind kind, Question question, Assessment offer, RemovalReasons reasons)
    {
        Requirement needed = question.Needed;
        OfferEntry entry = offer.Entry;
        string found = reasons.Found(entry.Offer, kind), allowed = reasons.Allowed(kind);
        switch (kind)
        {
            case ConstraintKind.Latency:
                double seconds = Up(offer.Seconds, offer.Seconds < 1.0 ? 1_000.0 : 10.0);
                string time = RemovalReasons.Seconds(seconds);
                return new(
                    needed with { Latency = TimeSpan.FromSeconds(seconds) },
                    $"with a latency of {time} instead of {allowed}");
            case ConstraintKind.Budget:
                Requirement richer = Richer(needed, offer.CostPerRequest ?? Usd.Zero, question.RequestsPerMonth);
                return new(richer, $"with a budget of {RemovalReasons.Budget(richer)} instead of {allowed}");
            case ConstraintKind.Context:
                return new(needed with { Context = entry.Context }, $"with a context of {found} instead of {allowed}");
            case ConstraintKind.Quality:
                double floor = Math.Floor(offer.Quality * 100.0) / 100.0;
                string share = floor.ToString("0.00", CultureInfo.InvariantCulture);
                return new(needed with { Quality = floor }, $"with a quality floor of {share} instead of {allowed}");
            case ConstraintKind.Privacy:
                return new(needed with { Privacy = entry.Privacy }, $"with privacy {found} instead of {allowed}");
            case ConstraintKind.Gpus:
                return new(needed with { Gpus = entry.Gpus }, $"with hosting that {found} instead of {allowed}");
            case ConstraintKind.Region:
                return new(needed with { Region = null }, $"with any region ({found}) instead of {allowed}");
            case ConstraintKind.Compliance:
                string[] signed = [.. needed.Compliance.Intersect(entry.Provider.Compliance)];
                return new(needed with { Compliance = signed }, $"with compliance {found} instead of {allowed}");
            default:
                string[] had = [.. needed.Must.Where(must => Wishes.IsMet(entry, must))];
                return new(needed with { Must = had }, $"with must-haves {found} instead of {allowed}");
        }
    }

    private static Requirement Richer(Requirement needed, Usd each, decimal requests) => needed with
    {
        BudgetPerRequest = needed.BudgetPerRequest is { } request ? Enough(request, each) : null,
        BudgetPerMonth = needed.BudgetPerMonth is { } month ? Enough(month, each * requests) : null,
    };

    // A limit that holds already is left alone. Amounts are written with cents, or three digits below ten cents.
    private static Usd Enough(Usd limit, Usd amount)
    {
        decimal unit = 0.01m;
        for (decimal probe = amount.Amount; probe is > 0m and < 0.1m && unit > 1e-12m; probe *= 10m)
        {
            unit = unit == 0.01m ? 0.0001m : unit / 10m;
        }

        return limit >= amount ? limit : new Usd(Math.Ceiling(amount.Amount / unit) * unit);
    }

    private static double Up(double value, double parts) => Math.Ceiling(value * parts) / parts;
}
