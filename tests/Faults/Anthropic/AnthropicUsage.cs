namespace Pointsman.Faults;

/// <summary>Usage as Anthropic tells it: what came from the cache is no input.</summary>
internal static class AnthropicUsage
{
    public static string Of(Usage usage) => $$"""
        {"input_tokens":{{usage.Told(Math.Max(0, usage.Input - usage.Cached))}},"cache_creation_input_tokens":0,
        """ + $$"""
        "cache_read_input_tokens":{{usage.Told(usage.Cached)}},"output_tokens":{{usage.Told(usage.Output)}},
        """ + """
        "service_tier":"standard"}
        """;
}
