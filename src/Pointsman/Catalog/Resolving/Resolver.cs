namespace Pointsman;

/// <summary>Makes one model or offer out of what the sources say, by the policy.</summary>
internal static class Resolver
{
    public static Model Resolve(Claims<Model> claims, IReadOnlyList<LoadedSource> facts)
    {
        DateOnly seen = Seen(claims, facts);
        if (claims.Count == 1)
        {
            return claims[0] with { Seen = seen };
        }

        return new Model
        {
            Id = claims[0].Id,
            Name = claims.Pick(FactGroup.Identity, static model => model.Name),
            Maker = claims.Pick(FactGroup.Identity, static model => model.Maker),
            Family = claims.Pick(FactGroup.Identity, static model => model.Family),
            Task = claims.PickValue(FactGroup.Identity, static model => model.Task),
            Specialty = claims.Pick(FactGroup.Identity, static model => model.Specialty),
            Tokenizer = claims.Pick(FactGroup.Identity, static model => model.Tokenizer),
            Successor = claims.Pick(FactGroup.Identity, static model => model.Successor),
            Released = claims.PickValue(FactGroup.Release, static model => model.Released),
            Cutoff = claims.Pick(FactGroup.Release, static model => model.Cutoff),
            Licence = claims.Pick(FactGroup.Openness, static model => model.Licence),
            OpenWeights = claims.PickValue(FactGroup.Openness, static model => model.OpenWeights),
            Parameters = claims.PickValue(FactGroup.Parameters, static model => model.Parameters),
            ActiveParameters = claims.PickValue(FactGroup.Parameters, static model => model.ActiveParameters),
            Input = claims.PickValue(FactGroup.Modalities, static model => model.Input),
            Output = claims.PickValue(FactGroup.Modalities, static model => model.Output),
            Context = claims.PickValue(FactGroup.Limits, static model => model.Context),
            MaxOutput = claims.PickValue(FactGroup.Limits, static model => model.MaxOutput),
            Features = AllFeatures(claims, static model => model.Features),
            Aliases = AllAliases(claims),
            Seen = seen,
        };
    }

    public static Offer Resolve(Claims<Offer> claims, IReadOnlyList<LoadedSource> facts)
    {
        DateOnly seen = Seen(claims, facts);
        bool listed = Listed(claims, facts);
        if (claims.Count == 1)
        {
            return claims[0] with
            {
                Seen = seen, Listed = listed, PricedBy = claims[0].Prices.Count > 0
                    ? facts[claims.SourceOf(0)].Source.Id : null,
            };
        }

        return new Offer
        {
            Id = claims[0].Id,
            Model = claims.Pick(FactGroup.Identity, static offer => offer.Model)!,
            Region = claims.Pick(FactGroup.Identity, static offer => offer.Region),
            Context = claims.PickValue(FactGroup.Limits, static offer => offer.Context),
            MaxOutput = claims.PickValue(FactGroup.Limits, static offer => offer.MaxOutput),
            RequestsPerMinute = claims.PickValue(FactGroup.Limits, static offer => offer.RequestsPerMinute),
            TokensPerMinute = claims.PickValue(FactGroup.Limits, static offer => offer.TokensPerMinute),
            Input = claims.PickValue(FactGroup.Modalities, static offer => offer.Input),
            Output = claims.PickValue(FactGroup.Modalities, static offer => offer.Output),
            Features = AllFeatures(claims, static offer => offer.Features),
            Status = claims.PickValue(FactGroup.Lifecycle, static offer => offer.Status),
            From = claims.PickValue(FactGroup.Lifecycle, static offer => offer.From),
            Retires = claims.PickValue(FactGroup.Lifecycle, static offer => offer.Retires),
            Replacement = claims.Pick(FactGroup.Lifecycle, static offer => offer.Replacement),
            Prices = Prices(claims),
            Seen = seen,
            Listed = listed,
            PricedBy = claims.Best(FactGroup.Price, 0, static (offer, _) => offer.Prices.Count > 0) is >= 0 and var at
                ? facts[claims.SourceOf(at)].Source.Id
                : null,
        };
    }

    private static IReadOnlyList<Price> Prices(Claims<Offer> claims)
    {
        int best = claims.Best(FactGroup.Price, 0, static (offer, _) => offer.Prices.Count > 0);
        if (best < 0)
        {
            return [];
        }

        IReadOnlyList<Price> prices = claims[best].Prices;
        for (int i = 0; i < claims.Count; i++)
        {
            if (i != best && claims[i].Prices is [.., var other])
            {
                prices = Complete(prices, other);
            }
        }

        return prices;
    }

    private static IReadOnlyList<Price> Complete(IReadOnlyList<Price> prices, Price other)
    {
        Price newest = prices[^1];
        bool agree = newest.Base.Input == other.Base.Input && newest.Base.Output == other.Base.Output;
        bool adds =
            (newest.Batch is null && other.Batch is not null) || (newest.Priority is null && other.Priority is not null)
            || newest.Base.CachedInput is null || newest.Base.CacheWrite is null;
        if (!agree || !adds)
        {
            return prices;
        }

        Price completed = newest with
        {
            Base = newest.Base.Or(other.Base),
            Batch = newest.Batch ?? other.Batch,
            Priority = newest.Priority ?? other.Priority,
        };
        return [.. prices.Take(prices.Count - 1), completed];
    }

    private static Features? AllFeatures<T>(Claims<T> claims, Func<T, Features?> get)
        where T : class
    {
        Features? all = null;
        for (int i = 0; i < claims.Count; i++)
        {
            all = get(claims[i]) is { } some ? (all ?? default) | some : all;
        }

        return all;
    }

    private static List<string> AllAliases(Claims<Model> claims)
    {
        List<string>? all = null;
        for (int i = 0; i < claims.Count; i++)
        {
            foreach (string alias in claims[i].Aliases)
            {
                all ??= [];
                if (!all.Contains(alias))
                {
                    all.Add(alias);
                }
            }
        }

        return all ?? [];
    }

    private static bool Listed(Claims<Offer> claims, IReadOnlyList<LoadedSource> facts)
    {
        for (int i = 0; i < claims.Count; i++)
        {
            if (!facts[claims.SourceOf(i)].Source.KeepsEnded)
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly Seen<T>(Claims<T> claims, IReadOnlyList<LoadedSource> facts)
        where T : class
    {
        DateOnly seen = facts[claims.SourceOf(0)].Source.Date;
        for (int i = 1; i < claims.Count; i++)
        {
            DateOnly date = facts[claims.SourceOf(i)].Source.Date;
            seen = date < seen ? date : seen;
        }

        return seen;
    }
}
