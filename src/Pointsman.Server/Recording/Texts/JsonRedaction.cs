using System.Buffers;
using System.Text;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Writes JSON anew with its texts, names of fields and whole numbers redacted. All that holds nothing to black out
/// stays as it was, byte for byte.
/// </summary>
internal sealed class JsonRedaction(Redaction redaction, Fragments? fragments, int level)
{
    private static readonly SearchValues<byte> OfWholeNumbers = SearchValues.Create("-0123456789"u8);

    /// <summary>Writes; whether the JSON is damaged or cut.</summary>
    public bool Write(ReadOnlySpan<byte> json, bool grew, PooledBytes output)
    {
        var scan = new JsonScan(json);
        FragmentPlaces? places = fragments is null ? null : new FragmentPlaces(json, grew);
        int copied = 0;
        bool repeats = false;
        while (scan.Next())
        {
            places?.See(in scan);
            if (repeats && scan.Mark is JsonMark.OpenObject or JsonMark.OpenList)
            {
                output.Add(json[copied..scan.Start]);
                output.Add("null"u8);
                SkipToClose(ref scan, places);
                copied = scan.End;
            }
            else if (Changed(in scan, places) is { } text)
            {
                output.Add(json[copied..scan.Start]);
                JsonText.Write(text, output);
                copied = scan.End;
            }

            // Log-probabilities say the text again, token by token, where no rule can find anything.
            repeats = level == 0 && scan.Mark == JsonMark.Name
                && (scan.Inner.SequenceEqual("logprobs"u8) || scan.Inner.SequenceEqual("logprobsResult"u8));
        }

        output.Add(json[copied..]);
        return scan.Broken;
    }

    private static void SkipToClose(ref JsonScan scan, FragmentPlaces? places)
    {
        int depth = 1;
        while (depth > 0 && scan.Next())
        {
            places?.See(in scan);
            depth += scan.Mark switch
            {
                JsonMark.OpenObject or JsonMark.OpenList => 1,
                JsonMark.Close => -1,
                _ => 0,
            };
        }
    }

    // The text that stands there instead; null when it stays as it is.
    private string? Changed(in JsonScan scan, FragmentPlaces? places)
    {
        string text;
        switch (scan.Mark)
        {
            case JsonMark.Text or JsonMark.Name:
                text = JsonText.Read(scan.Inner);
                break;
            case JsonMark.Other when scan.Raw.IndexOfAnyExcept(OfWholeNumbers) < 0:
                text = Encoding.UTF8.GetString(scan.Raw);
                break;
            default:
                return null;
        }

        string? place = scan.Mark == JsonMark.Text ? places?.Fragment() : null;
        string redacted = place is not null ? fragments!.Redact(place, text)
            : fragments is { Collected: false } ? text
            : redaction.Text(text, level);
        return redacted == text ? null : redacted;
    }
}
