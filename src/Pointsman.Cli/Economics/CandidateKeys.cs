using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// The keys of something that can be paid for: by usage, by request, by subscription or by hosting it.
/// </summary>
internal static class CandidateKeys
{
    /// <summary>The keys for a subscription and for a flat price of a request.</summary>
    public static Form AskPlan(this Form form) => form
        .Ask("per-request", "USD", "Dollars for a call, whatever it consumes")
        .Ask("fee", "USD", "Dollars a month of a subscription")
        .Ask("included", "N", "What the fee includes")
        .Ask("unit", "requests|tokens", "What the allowance counts (requests)")
        .Ask("overage", "USD", "Dollars for a request, or for one million tokens, beyond the allowance");

    /// <summary>Reads the way of paying; exactly one must stand there.</summary>
    public static (string? Name, Pricing? Pricing, Model? Model) ReadCandidate(this Inputs inputs, CostContext context)
    {
        Document document = inputs.Document;
        bool[] kinds =
        [
            document.HasPrice(), document.Has("per-request"), document.Has("fee"), document.Has("self-hosted"),
        ];
        string? name = document.Text("name");
        if (kinds.Count(kind => kind) != 1)
        {
            document.FaultOf<Pricing>(
                "offer",
                kinds.Any(kind => kind) ? "more than one way of paying" : "no way of paying",
                "give one: offer or price-in and price-out; per-request; fee; self-hosted (in a file)");
            AskAll(document);
            return (name, null, null);
        }

        if (kinds[0])
        {
            (TokenPricing? byUsage, Offer? offer, Model? model) = inputs.ReadPrice(context);
            return (name ?? offer?.Id, byUsage, model);
        }

        Pricing? pricing = kinds[1]
            ? new RequestPricing { PerRequest = inputs.MoneyOrNone("per-request", "") ?? Usd.Zero }
            : kinds[2] ? ReadSubscription(inputs) : ReadHosted(inputs);
        AskAll(document);
        return (name, pricing, null);
    }

    /// <summary>
    /// A name and values for the keys in order, <c>NAME=a/b</c> or <c>NAME=a,b,c</c>; else null.
    /// </summary>
    public static JsonObject? FromFlag(string text, params string[] keys)
    {
        int at = text.LastIndexOf('=');
        string[] values = text[(at + 1)..].Split('/', ',');
        if (at <= 0 || values.Length > keys.Length)
        {
            return null;
        }

        var candidate = new JsonObject { ["name"] = text[..at].Trim() };
        foreach ((int i, string value) in values.Index())
        {
            candidate[keys[i]] = value.Trim();
        }

        return candidate;
    }

    private static SubscriptionPricing ReadSubscription(Inputs inputs) => new()
    {
        MonthlyFee = inputs.MoneyOrNone("fee", "/month") ?? Usd.Zero,
        Included = inputs.NumberOrNone("included", 0m, 1_000_000_000_000m, "") ?? 0m,
        Unit = inputs.Word("unit", "requests", "requests", "tokens") == "tokens"
            ? AllowanceUnit.Tokens
            : AllowanceUnit.Requests,
        Overage = inputs.MoneyOrNone("overage", ""),
    };

    private static SelfHostedPricing? ReadHosted(Inputs inputs)
    {
        if (inputs.Document.Part("self-hosted") is not { } part)
        {
            return null;
        }

        var ofHosting = new Inputs(part);
        SelfHosting? hosting = ofHosting.ReadHosting();
        part.FaultUnknownKeys();
        inputs.Include("hosting", ofHosting);
        return hosting is null ? null : new SelfHostedPricing { Hosting = hosting };
    }

    // What belongs to another way of paying is known all the same, so it is not refused as a misspelt key.
    private static void AskAll(Document document)
    {
        foreach (string key in (string[])["level", "on", "included", "unit", "overage", "batch", "priority"])
        {
            document.Has(key);
        }
    }
}
