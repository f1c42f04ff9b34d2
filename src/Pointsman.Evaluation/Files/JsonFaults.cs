using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Says of JSON that cannot be read where it breaks, and whether it was cut off.</summary>
internal static class JsonFaults
{
    /// <summary>The fault of a file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="broken">What reading it threw.</param>
    /// <param name="cutOff">Whether the file had ended by then.</param>
    public static Fault Of(string name, Exception broken, bool cutOff)
    {
        string place = broken is JsonException { LineNumber: { } line }
            ? string.Create(CultureInfo.InvariantCulture, $"{name}:{line + 1}")
            : name;
        return broken is not JsonException ? new Fault(place, broken.Message, "give a file with smaller values")
            : cutOff
                ? new Fault(
                    place, "the JSON ends before its last brace; it was cut off", "write or copy the file again")
            : new Fault(place, "found no JSON", "give the file as the tool wrote it");
    }
}
