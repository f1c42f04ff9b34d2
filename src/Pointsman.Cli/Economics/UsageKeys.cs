namespace Pointsman.Cli;

/// <summary>The keys that say what one call consumes.</summary>
internal static class UsageKeys
{
    private const long MostTokens = 1_000_000_000;

    public static Form AskUsage(this Form form) => form
        .Ask("input", "TOKENS", "Input tokens of a call; 10k and 2M are numbers too")
        .Ask("output", "TOKENS", "Output tokens of a call")
        .Ask("cached", "TOKENS", "Input tokens read from the provider's cache")
        .Ask("cache-write", "TOKENS", "Input tokens written to the provider's cache")
        .Ask("cache-write-hour", "TOKENS", "Input tokens written to a cache that lives for an hour")
        .Ask("reasoning", "TOKENS", "Output tokens of reasoning")
        .Ask("audio-in", "TOKENS", "Audio tokens read")
        .Ask("audio-out", "TOKENS", "Audio tokens written")
        .Ask("image-tokens-in", "TOKENS", "Image tokens read")
        .Ask("image-tokens-out", "TOKENS", "Image tokens written")
        .Ask("images-in", "N", "Images read, where they are sold by the piece")
        .Ask("images-out", "N", "Images made, where they are sold by the piece")
        .Ask("seconds-in", "S", "Seconds of audio or video read, where they are sold by time")
        .Ask("seconds-out", "S", "Seconds of audio or video made, where they are sold by time")
        .Ask("counting", "separate|inclusive",
            "separate (default): --input leaves cached tokens out, as Anthropic counts; "
            + "inclusive: --input has cached tokens in it and --output reasoning, as OpenAI and Google count");

    /// <summary>Reads a usage; a call that consumes nothing is a fault.</summary>
    public static Usage ReadUsage(this Inputs inputs)
    {
        bool inclusive = inputs.Word("counting", "separate", "separate", "inclusive") == "inclusive";
        var usage = new Usage
        {
            Input = inputs.Whole("input", MostTokens, "tokens"),
            Output = inputs.Whole("output", MostTokens, "tokens"),
            CachedInput = inputs.Whole("cached", MostTokens, "tokens"),
            CacheWrite = inputs.Whole("cache-write", MostTokens, "tokens"),
            CacheWriteHour = inputs.Whole("cache-write-hour", MostTokens, "tokens"),
            Reasoning = inputs.Whole("reasoning", MostTokens, "tokens"),
            AudioInput = inputs.Whole("audio-in", MostTokens, "tokens"),
            AudioOutput = inputs.Whole("audio-out", MostTokens, "tokens"),
            ImageInput = inputs.Whole("image-tokens-in", MostTokens, "tokens"),
            ImageOutput = inputs.Whole("image-tokens-out", MostTokens, "tokens"),
            ImagesIn = inputs.Whole("images-in", 1_000_000, "images"),
            ImagesOut = inputs.Whole("images-out", 1_000_000, "images"),
            SecondsIn = inputs.NumberOrNone("seconds-in", 0m, 1_000_000_000m, "s") ?? 0m,
            SecondsOut = inputs.NumberOrNone("seconds-out", 0m, 1_000_000_000m, "s") ?? 0m,
        };
        bool nothing = usage.TotalInput + usage.TotalOutput + usage.ImagesIn + usage.ImagesOut == 0
            && usage.SecondsIn + usage.SecondsOut == 0m;
        if (nothing && inputs.Document.Faults.Count == 0)
        {
            inputs.Document.FaultOf<Usage>("input", "a call of nothing", "write what a call reads and writes");
        }

        return inclusive ? Separated(usage, inputs.Document) : usage;
    }

    private static Usage Separated(Usage usage, Document document)
    {
        long input = usage.Input - usage.CachedInput - usage.CacheWrite - usage.CacheWriteHour;
        long output = usage.Output - usage.Reasoning;
        if (input < 0)
        {
            string found = $"{usage.Input} input tokens with {usage.Input - input} cached ones among them";
            document.FaultOf<Usage>("input", found, "count cached tokens into the input, or write counting separate");
        }

        if (output < 0)
        {
            string found = $"{usage.Output} output tokens with {usage.Reasoning} of reasoning among them";
            document.FaultOf<Usage>("output", found, "count reasoning into the output, or write counting separate");
        }

        return usage with { Input = Math.Max(0, input), Output = Math.Max(0, output) };
    }
}
