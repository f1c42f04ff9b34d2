namespace Pointsman;

/// <summary>
/// What is known of each part of a call: its name, its quantity in a usage, its rate, and what stands in for it.
/// </summary>
internal static class ChargeParts
{
    public static readonly ChargePart[] All = Enum.GetValues<ChargePart>();

    public static bool IsToken(ChargePart part) => part <= ChargePart.ImageOutput;

    public static bool IsRead(ChargePart part) =>
        part is <= ChargePart.ImageInput or ChargePart.ImagesIn or ChargePart.SecondsIn;

    public static string Name(ChargePart part) => part switch
    {
        ChargePart.Input => "input",
        ChargePart.CachedInput => "cached input",
        ChargePart.CacheWrite => "cache write",
        ChargePart.CacheWriteHour => "cache write for an hour",
        ChargePart.AudioInput => "audio input",
        ChargePart.ImageInput => "image input",
        ChargePart.Output => "output",
        ChargePart.Reasoning => "reasoning",
        ChargePart.AudioOutput => "audio output",
        ChargePart.ImageOutput => "image output",
        ChargePart.ImagesIn => "images in",
        ChargePart.ImagesOut => "images out",
        ChargePart.SecondsIn => "seconds in",
        ChargePart.SecondsOut => "seconds out",
        _ => "requests",
    };

    public static decimal Quantity(ChargePart part, Usage usage) => part switch
    {
        ChargePart.Input => usage.Input,
        ChargePart.CachedInput => usage.CachedInput,
        ChargePart.CacheWrite => usage.CacheWrite,
        ChargePart.CacheWriteHour => usage.CacheWriteHour,
        ChargePart.AudioInput => usage.AudioInput,
        ChargePart.ImageInput => usage.ImageInput,
        ChargePart.Output => usage.Output,
        ChargePart.Reasoning => usage.Reasoning,
        ChargePart.AudioOutput => usage.AudioOutput,
        ChargePart.ImageOutput => usage.ImageOutput,
        ChargePart.ImagesIn => usage.ImagesIn,
        ChargePart.ImagesOut => usage.ImagesOut,
        ChargePart.SecondsIn => usage.SecondsIn,
        ChargePart.SecondsOut => usage.SecondsOut,
        _ => usage.Requests,
    };

    public static Usd? Rate(ChargePart part, Rates? rates) => part switch
    {
        ChargePart.Input => rates?.Input,
        ChargePart.CachedInput => rates?.CachedInput,
        ChargePart.CacheWrite => rates?.CacheWrite,
        ChargePart.CacheWriteHour => rates?.Special?.CacheWriteHour,
        ChargePart.AudioInput => rates?.Special?.AudioInput,
        ChargePart.ImageInput => rates?.Special?.ImageInput,
        ChargePart.Output => rates?.Output,
        ChargePart.Reasoning => rates?.Special?.Reasoning,
        ChargePart.AudioOutput => rates?.Special?.AudioOutput,
        ChargePart.ImageOutput => rates?.Special?.ImageOutput,
        ChargePart.ImagesIn => rates?.Special?.PerImageInput,
        ChargePart.ImagesOut => rates?.Special?.PerImageOutput,
        ChargePart.SecondsIn => rates?.Special?.PerSecondInput,
        ChargePart.SecondsOut => rates?.Special?.PerSecondOutput,
        _ => rates?.Special?.PerRequest,
    };

    /// <summary>The part whose rate counts when this one has none.</summary>
    public static ChargePart? StandIn(ChargePart part) => part switch
    {
        ChargePart.CachedInput or ChargePart.CacheWrite => ChargePart.Input,
        ChargePart.CacheWriteHour => ChargePart.CacheWrite,
        ChargePart.AudioInput or ChargePart.ImageInput => ChargePart.Input,
        ChargePart.Reasoning or ChargePart.AudioOutput or ChargePart.ImageOutput => ChargePart.Output,
        _ => null,
    };
}
