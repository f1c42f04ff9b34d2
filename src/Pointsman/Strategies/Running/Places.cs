namespace Pointsman;

/// <summary>What records call the steps of strategies inside strategies.</summary>
internal static class Places
{
    /// <summary>A part of what stands at a place.</summary>
    public static string Below(string place, string part) => place.Length == 0 ? part : $"{place}/{part}";
}
