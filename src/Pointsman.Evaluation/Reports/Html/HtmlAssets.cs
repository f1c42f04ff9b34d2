using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>The script and the style of a page, and what the browser may do with them.</summary>
internal static class HtmlAssets
{
    private static readonly Lazy<string> ReadStyle = new(() => Read("report.css") + ChartStyle.Css);
    private static readonly Lazy<string> ReadScript = new(() => Read("matrix.js"));

    public static string Style => ReadStyle.Value;

    public static string Script => ReadScript.Value;

    /// <summary>
    /// Nothing is loaded, nothing is sent, and no script runs but the page's own, whatever an answer says.
    /// </summary>
    public static string Policy =>
        $"default-src 'none'; script-src {Hash(Script)}; style-src {Hash(Style)}; img-src data:; base-uri 'none'; "
        + "form-action 'none'";

    private static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using Stream file = typeof(HtmlAssets).Assembly.GetManifestResourceStream("Reports/" + name)!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
