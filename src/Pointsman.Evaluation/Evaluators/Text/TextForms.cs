using System.Text.RegularExpressions;
using System.Xml;

namespace Pointsman.Evaluation;

/// <summary>Forms that a text may have as a whole.</summary>
internal static partial class TextForms
{
    /// <summary>The forms by their names.</summary>
    public static readonly Dictionary<string, Func<string, bool>> All = new()
    {
        ["email"] = SchemaFormats.Of("email")!,
        ["url"] = IsWebAddress,
        ["date"] = SchemaFormats.Of("date")!,
        ["date-time"] = SchemaFormats.Of("date-time")!,
        ["uuid"] = SchemaFormats.Of("uuid")!,
        ["xml"] = IsXml,
        ["html"] = IsHtml,
    };

    private static bool IsWebAddress(string text) =>
        SchemaFormats.Of("uri")!(text) && Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && address.Scheme is "http" or "https" && address.Host.Length > 0;

    // A document type could name entities, which could name more; there is none in what models are asked for.
    private static bool IsXml(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
            MaxCharactersInDocument = TextEvaluator.MostCharacters,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            while (reader.Read())
            {
                if (reader.Depth > 256)
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    // Readers of HTML accept nearly anything; what is looked for is that it is markup from its first sign to its last.
    private static bool IsHtml(string text) => text.StartsWith('<') && text.EndsWith('>') && Element().IsMatch(text);

    [GeneratedRegex(
        @"<(?:!doctype\s+html|html|head|body|div|span|p|a|ul|ol|li|table|tr|td|th|h[1-6]|br|hr|img|form|input"
        + @"|button|section|article|header|footer|nav|main|pre|code|em|strong|b|i|u|blockquote|script|style|title"
        + @"|label|select)"
        + @"(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Element();
}
