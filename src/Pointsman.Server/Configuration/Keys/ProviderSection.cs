namespace Pointsman.Server;

/// <summary>The keys of a provider.</summary>
internal static class ProviderSection
{
    public static readonly Section<ProviderDraft> Keys = new Section<ProviderDraft>(new())
        .Word<ProviderProtocol>("protocol", "what it speaks",
            s => s.Protocol ?? default, (s, v) => s with { Protocol = v }, "known by the name: " + KnownProviders.List)
        .Text("baseUrl", "the address as the vendor's own SDK takes it: with `/v1` for OpenAI, without a version for "
            + "Anthropic and Gemini, the resource's endpoint for Azure",
            s => s.BaseUrl, (s, v) => s with { BaseUrl = v }, "the vendor's own")
        .Add(
            new("apiKeys", KeyKind.Secrets, "its keys, used in turn; each cools down by itself"),
            (part, s) => s with { ApiKeys = SecretReader.Keys(part, "apiKeys") })
        .Add(
            new("headers", KeyKind.SecretMap, "headers to send with every call"),
            (part, s) => s with { Headers = SecretReader.Headers(part, "headers") })
        .Text("apiVersion", "the version of the API",
            s => s.ApiVersion, (s, v) => s with { ApiVersion = v },
            "the current one; for Azure its surface without a version, `/openai/v1`")
        .YesNo("responses", "whether it serves `/responses`",
            s => s.Responses ?? false, (s, v) => s with { Responses = v }, "for api.openai.com and Azure only")
        .YesNo("local", "whether it runs on ground of your own",
            s => s.Local ?? false, (s, v) => s with { Local = v }, "when the address is loopback")
        .Whole("concurrency", "how many calls it takes at once",
            s => s.Concurrency, (s, v) => s with { Concurrency = (int)v }, (1, 100_000), "calls", "no bound of its own")
        .Part("timeouts", "how long to wait for it", TimeoutSections.Overrides,
            s => s.Timeouts, (s, v) => s with { Timeouts = v })
        .Text("catalogProvider", "the provider of the catalog whose prices hold",
            s => s.CatalogProvider, (s, v) => s with { CatalogProvider = v },
            "known by the address, else the name; none for a local one")
        .Words("knownModels", "models to name in lists; others are called all the same",
            (s, v) => s with { KnownModels = v });
}
