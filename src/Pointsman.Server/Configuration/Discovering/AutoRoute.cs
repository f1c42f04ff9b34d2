namespace Pointsman.Server;

/// <summary>The route <c>auto</c> of a gateway that nobody has configured.</summary>
internal static class AutoRoute
{
    /// <summary>Its name.</summary>
    public const string Name = "auto";

    private const string Hard = "code or tools or reasoning >= medium or tokens > 8000";

    // They answer with numbers or sounds, not with words.
    private static readonly string[] NotForChat = ["embed", "rerank", "whisper", "bge-", "tts"];

    /// <summary>
    /// The route over the providers that were found: hard requests to the strong models, all others to the everyday
    /// ones, in order of fallback, local servers last. Simulated models stand in only when nothing else was found;
    /// null when what was found has no model that could be named here.
    /// </summary>
    public static RouteSettings? Over(IReadOnlyList<ProviderSettings> found)
    {
        if (found.Count == 0)
        {
            return Ruled(
                [
                    ("images", "sim/vision"),
                    ("reasoning >= medium", "sim/reasoner"),
                    ("code or tools or tokens > 2000", "sim/large"),
                ],
                "sim/small");
        }

        string[] local = [.. found.Where(one => one.KnownModels.Count > 0).Select(First).OfType<string>()];
        string[] everyday = [.. Named(found, known => known.Everyday), .. local];
        string[] strong = [.. Named(found, known => known.Strong), .. local];
        if (everyday.Length == 0)
        {
            return null;
        }

        return everyday.SequenceEqual(strong)
            ? new RouteSettings
            {
                Name = Name,
                Strategy = everyday.Length == 1 ? RouteStrategy.Single : RouteStrategy.Fallback,
                Targets = [.. everyday.Select(use => new TargetSettings { Use = use })],
            }
            : new RouteSettings
            {
                Name = Name,
                Strategy = RouteStrategy.Rules,
                Rules = [new RouteRule { When = When(Hard), Use = strong }],
                Else = everyday,
            };
    }

    /// <summary>The route in a sentence.</summary>
    public static string Words(RouteSettings route)
    {
        if (route.Strategy != RouteStrategy.Rules)
        {
            return string.Join(", then ", route.Targets.Select(target => target.Use));
        }

        IEnumerable<string> rules =
            route.Rules.Select(rule => $"{string.Join(", then ", rule.Use)} when {rule.When.Text}");
        return string.Join("; ", rules.Append($"else {string.Join(", then ", route.Else)}"));
    }

    private static RouteSettings Ruled((string When, string Use)[] rules, string otherwise) => new()
    {
        Name = Name,
        Strategy = RouteStrategy.Rules,
        Rules = [.. rules.Select(rule => new RouteRule { When = When(rule.When), Use = [rule.Use] })],
        Else = [otherwise],
    };

    private static IEnumerable<string> Named(
        IReadOnlyList<ProviderSettings> found, Func<KnownProvider, string?> model) =>
        from provider in found
        let known = KnownProviders.ByName(provider.Name)
        where known is not null && provider.BaseUrl == known.BaseUrl && model(known) is not null
        select $"{provider.Name}/{model(known)}";

    private static string? First(ProviderSettings local) => local.KnownModels
        .FirstOrDefault(model => !NotForChat.Any(sign => model.Contains(sign, StringComparison.OrdinalIgnoreCase)))
        is { } model
            ? $"{local.Name}/{model}"
            : null;

    private static Condition When(string text) =>
        Condition.Parse(text, [.. RequestFactNames.All.Keys], Name, [], RequestFactNames.Scales)!;
}
