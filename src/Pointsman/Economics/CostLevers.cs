using System.Globalization;

namespace Pointsman;

/// <summary>Estimates what each lever would save on a month of calls.</summary>
public static class CostLevers
{
    /// <summary>
    /// The levers that apply to a profile, the largest saving first; empty when today's cost is unknown. A lever that
    /// would cost more stays in the list with a negative saving: that it does not pay is an answer too.
    /// </summary>
    public static IReadOnlyList<CostLever> Estimate(CostProfile profile)
    {
        if (Charge.For(profile.Workload.PerCall, profile.Price).Total is not { } each)
        {
            return [];
        }

        CostLever?[] levers =
        [
            RightSizing(profile, each),
            ResponseCaching(profile, each),
            PromptCaching(profile, each),
            ShorterPrompts(profile, each),
            OutputLimits(profile, each),
            Batching(profile, each),
            Routing(profile, each),
            OwnModel(profile, each),
        ];
        List<CostLever> applying = [.. levers.OfType<CostLever>()];
        applying.Sort(static (left, right) => right.Saving != left.Saving
            ? right.Saving.CompareTo(left.Saving)
            : left.Kind - right.Kind);
        return applying;
    }

    private static CostLever? RightSizing(CostProfile profile, Usd each) =>
        profile.CheaperFitsAll && Cheaper(profile) is { } cheaper
            ? Lever(CostLeverKind.RightSizing, profile, each, cheaper, $"all requests at {cheaper} instead of {each}")
            : null;

    private static CostLever? ResponseCaching(CostProfile profile, Usd each) => profile.RepeatedShare <= 0m
        ? null
        : Lever(
            CostLeverKind.ResponseCaching,
            profile,
            each,
            each * (1m - profile.RepeatedShare),
            $"{Percent(profile.RepeatedShare)} of requests repeat and cost nothing");

    private static CostLever? PromptCaching(CostProfile profile, Usd each)
    {
        Usage call = profile.Workload.PerCall;
        long stable = Part(call.Input, profile.StableInputShare);
        if (stable == 0 || profile.Price.For(call.TotalInput).CachedInput is null)
        {
            return null;
        }

        Usage hit = call with { Input = call.Input - stable, CachedInput = call.CachedInput + stable };
        Usage miss = call with { Input = call.Input - stable, CacheWrite = call.CacheWrite + stable };
        Usd? onHit = Charge.For(hit, profile.Price).Total;
        Usd? onMiss = Charge.For(miss, profile.Price).Total;
        string how = $"{Percent(profile.StableInputShare)} of the input is stable, found in the cache by "
            + $"{Percent(profile.CacheHitShare)} of requests and written to it by the others";
        return onHit * profile.CacheHitShare + onMiss * (1m - profile.CacheHitShare) is { } after
            ? Lever(CostLeverKind.PromptCaching, profile, each, after, how)
            : null;
    }

    private static CostLever? ShorterPrompts(CostProfile profile, Usd each)
    {
        Usage call = profile.Workload.PerCall;
        long cut = Part(call.Input, profile.TrimmableInputShare);
        string how = $"{Number(cut)} of {Number(call.Input)} input tokens less";
        return cut > 0 && Charge.For(call with { Input = call.Input - cut }, profile.Price).Total is { } after
            ? Lever(CostLeverKind.ShorterPrompts, profile, each, after, how)
            : null;
    }

    private static CostLever? OutputLimits(CostProfile profile, Usd each)
    {
        Usage call = profile.Workload.PerCall;
        long cut = Part(call.Output, profile.TrimmableOutputShare);
        string how = $"{Number(cut)} of {Number(call.Output)} output tokens less";
        return cut > 0 && Charge.For(call with { Output = call.Output - cut }, profile.Price).Total is { } after
            ? Lever(CostLeverKind.OutputLimits, profile, each, after, how)
            : null;
    }

    private static CostLever? Batching(CostProfile profile, Usd each)
    {
        if (profile.BatchableShare <= 0m || profile.Price.Batch is null)
        {
            return null;
        }

        string how = $"{Percent(profile.BatchableShare)} of requests can wait for the batch price";
        return Charge.For(profile.Workload.PerCall, profile.Price, ServiceLevel.Batch).Total is { } batch
            ? Lever(CostLeverKind.Batching, profile, each, Blend(each, batch, profile.BatchableShare), how)
            : null;
    }

    private static CostLever? Routing(CostProfile profile, Usd each)
    {
        if (profile.EasyShare <= 0m || Cheaper(profile) is not { } cheaper)
        {
            return null;
        }

        string how = $"{Percent(profile.EasyShare)} of requests are easy and cost {cheaper} instead of {each}";
        return Lever(CostLeverKind.Routing, profile, each, Blend(each, cheaper, profile.EasyShare), how);
    }

    private static CostLever? OwnModel(CostProfile profile, Usd each)
    {
        if (profile.Hosting is not { } hosting)
        {
            return null;
        }

        HostingNeed need = HostingNeed.Of(hosting, profile.Workload);
        return new CostLever
        {
            Kind = CostLeverKind.SelfHosting,
            Before = each * profile.Workload.RequestsPerMonth,
            After = need.Total,
            How = $"{Number(need.Gpus)} GPUs for {need.GpuCost} and {hosting.FixedPerMonth} for people and the rest",
        };
    }

    private static CostLever Lever(CostLeverKind kind, CostProfile profile, Usd each, Usd after, string how) => new()
    {
        Kind = kind,
        Before = each * profile.Workload.RequestsPerMonth,
        After = after * profile.Workload.RequestsPerMonth,
        How = $"{Number(profile.Workload.RequestsPerMonth)} requests a month; {how}",
    };

    private static Usd? Cheaper(CostProfile profile) =>
        profile.CheaperPrice is { } price ? Charge.For(profile.Workload.PerCall, price).Total : null;

    private static Usd Blend(Usd usual, Usd other, decimal share) => usual * (1m - share) + other * share;

    private static long Part(long tokens, decimal share) => (long)Math.Floor(tokens * share);

    private static string Percent(decimal share) => share.ToString("0.##%", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
