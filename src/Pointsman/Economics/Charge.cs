namespace Pointsman;

/// <summary>
/// What one call costs, part by part. A part without a rate of its own takes another one, and <see cref="Assumed"/>
/// says so: cached input and cache writes take the input rate, reasoning the output rate, audio and image tokens the
/// rate of their side, batch and priority the standard rates. What cannot be priced is unknown, never free.
/// </summary>
public sealed record Charge
{
    /// <summary>What the call consumed.</summary>
    public required Usage Usage { get; init; }

    /// <summary>The price it was charged at.</summary>
    public required Price Price { get; init; }

    /// <summary>How it was served.</summary>
    public ServiceLevel Level { get; init; }

    /// <summary>The parts that were charged, in a fixed order; parts that were not used are left out.</summary>
    public IReadOnlyList<ChargeLine> Lines { get; init; } = [];

    /// <summary>The sum of the lines, exactly; absent when a part has no rate.</summary>
    public Usd? Total { get; init; }

    /// <summary>What was assumed, in words.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];

    /// <summary>Parts that were used and have no rate; when there are any, the total is unknown.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>
    /// Charges one call. The tier is chosen by <see cref="Usage.TotalInput"/>, so give one call, not a month of them:
    /// multiply the total instead.
    /// </summary>
    public static Charge For(Usage usage, Price price, ServiceLevel level = ServiceLevel.Standard)
    {
        var card = new RateCard(price, usage.TotalInput, level);
        if (card.IsEmpty)
        {
            return new Charge { Usage = usage, Price = price, Level = level, Missing = ["any rate"] };
        }

        var lines = new List<ChargeLine>();
        List<ChargePart>? without = null;
        foreach (ChargePart part in ChargeParts.All)
        {
            decimal quantity = ChargeParts.Quantity(part, usage);
            if (quantity == 0m)
            {
                continue;
            }

            if (card.Find(part) is { } rate)
            {
                decimal per = ChargeParts.IsToken(part) ? 1_000_000m : 1m;
                lines.Add(new ChargeLine(part, quantity, rate, per, rate * quantity / per));
            }
            else if (part != ChargePart.Requests)
            {
                (without ??= []).Add(part);
            }
        }

        List<string> missing = without is null ? [] : Uncovered(without, lines, card);
        return new Charge
        {
            Usage = usage,
            Price = price,
            Level = level,
            Lines = lines,
            Total = missing.Count == 0 ? Sum(lines) : null,
            Assumed = card.Assumed,
            Missing = missing,
        };
    }

    /// <summary>
    /// The total of <see cref="For"/> without the lines behind it, for those who rank thousands of offers; the usual
    /// call
    /// of plain input and output tokens allocates nothing.
    /// </summary>
    public static Usd? TotalFor(Usage usage, Price price)
    {
        bool plain = usage.TotalInput == usage.Input && usage.TotalOutput == usage.Output
            && usage is { ImagesIn: 0, ImagesOut: 0, SecondsIn: 0m, SecondsOut: 0m };
        if (plain && price.For(usage.TotalInput)
            is { Input: { } input, Output: { } output, Special: null or { PerRequest: null } })
        {
            return new Usd(((input.Amount * usage.Input) + (output.Amount * usage.Output)) / 1_000_000m);
        }

        return For(usage, price).Total;
    }

    private static Usd Sum(List<ChargeLine> lines)
    {
        Usd sum = Usd.Zero;
        lines.ForEach(line => sum += line.Cost);
        return sum;
    }

    private static List<string> Uncovered(List<ChargePart> without, List<ChargeLine> lines, RateCard card)
    {
        var missing = new List<string>();
        foreach (ChargePart part in without)
        {
            // Where only pieces are sold, the price of the piece covers its tokens; where tokens are sold, they
            // cover the pieces of the same side. Anything else would be free of charge by mistake.
            bool token = ChargeParts.IsToken(part);
            bool read = ChargeParts.IsRead(part);
            bool covered = token
                ? !card.SellsTokens && lines.Any(line => !ChargeParts.IsToken(line.Part))
                : lines.Any(line => ChargeParts.IsToken(line.Part) && ChargeParts.IsRead(line.Part) == read);
            if (covered)
            {
                string by = token ? "the price by the piece" : "the tokens";
                card.Assume($"no rate for {ChargeParts.Name(part)}: covered by {by}");
            }
            else
            {
                missing.Add(ChargeParts.Name(part));
            }
        }

        return missing;
    }
}
