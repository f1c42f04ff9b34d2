using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Pointsman.Server;

/// <summary>Puts markup together: literals as they are, texts in holes encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _html = new(literalLength + (formattedCount * 32));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(long number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Markup markup) => _html.Append(markup.ToString());

    public override string ToString() => _html.ToString();
}
