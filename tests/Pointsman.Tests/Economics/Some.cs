using FsCheck;
using FsCheck.Fluent;

namespace Pointsman.Tests.Economics;

/// <summary>Generators of valid inputs.</summary>
internal static class Some
{
    public static Gen<Usd> Amounts => Gen.Choose(0, 100_000).Select(thousandths => new Usd(thousandths / 1_000m));

    public static Gen<Usage> Usages =>
        from counts in Gen.ArrayOf(Gen.Choose(0, 3_000_000), 10)
        from pieces in Gen.ArrayOf(Gen.Choose(0, 50), 3)
        select new Usage
        {
            Input = counts[0],
            CachedInput = counts[1],
            CacheWrite = counts[2],
            CacheWriteHour = counts[3],
            AudioInput = counts[4],
            ImageInput = counts[5],
            Output = counts[6],
            Reasoning = counts[7],
            AudioOutput = counts[8],
            ImageOutput = counts[9],
            ImagesIn = pieces[0],
            SecondsIn = pieces[1] / 10m,
            Requests = pieces[2],
        };

    /// <summary>Prices without tiers, most of them with rates left out.</summary>
    public static Gen<Price> FlatPrices =>
        from rates in Gen.ArrayOf(Amounts, 8)
        from known in Gen.ArrayOf(Gen.Elements(true, false), 6)
        select new Price
        {
            Base = new Rates
            {
                Input = rates[0],
                Output = rates[1],
                CachedInput = known[0] ? rates[2] : null,
                CacheWrite = known[1] ? rates[3] : null,
                Special = new SpecialRates
                {
                    Reasoning = known[2] ? rates[4] : null,
                    PerImageInput = known[3] ? rates[5] : Usd.Zero,
                    PerSecondInput = known[4] ? rates[6] : Usd.Zero,
                    PerRequest = known[5] ? rates[7] : null,
                },
            },
        };

    public static Usage Sum(Usage first, Usage second) => new()
    {
        Input = first.Input + second.Input,
        CachedInput = first.CachedInput + second.CachedInput,
        CacheWrite = first.CacheWrite + second.CacheWrite,
        CacheWriteHour = first.CacheWriteHour + second.CacheWriteHour,
        AudioInput = first.AudioInput + second.AudioInput,
        ImageInput = first.ImageInput + second.ImageInput,
        Output = first.Output + second.Output,
        Reasoning = first.Reasoning + second.Reasoning,
        AudioOutput = first.AudioOutput + second.AudioOutput,
        ImageOutput = first.ImageOutput + second.ImageOutput,
        ImagesIn = first.ImagesIn + second.ImagesIn,
        SecondsIn = first.SecondsIn + second.SecondsIn,
        Requests = first.Requests + second.Requests,
    };
}
