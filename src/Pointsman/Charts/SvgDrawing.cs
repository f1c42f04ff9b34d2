using System.Text;

namespace Pointsman;

/// <summary>Puts an SVG picture together, element by element.</summary>
internal sealed class SvgDrawing
{
    private readonly StringBuilder _svg = new();

    public SvgDrawing(ChartCaption caption, double width, double height)
    {
        string id = MarkupText.Of(caption.Id);
        _svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pm-chart\" viewBox=\"0 0 ")
            .Append(ChartNumbers.Place(width)).Append(' ').Append(ChartNumbers.Place(height))
            .Append("\" role=\"img\" aria-labelledby=\"").Append(id).Append("-title ").Append(id)
            .Append("-desc\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n")
            .Append("<title id=\"").Append(id).Append("-title\">").Append(MarkupText.Of(caption.Title))
            .Append("</title>\n<desc id=\"").Append(id).Append("-desc\">").Append(MarkupText.Of(caption.Description))
            .Append("</desc>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string attributes) => _svg
        .Append("<line x1=\"").Append(ChartNumbers.Place(x1)).Append("\" y1=\"").Append(ChartNumbers.Place(y1))
        .Append("\" x2=\"").Append(ChartNumbers.Place(x2)).Append("\" y2=\"").Append(ChartNumbers.Place(y2))
        .Append("\" ").Append(attributes).Append("/>\n");

    public void Text(double x, double y, string text, string attributes) => _svg
        .Append("<text x=\"").Append(ChartNumbers.Place(x)).Append("\" y=\"").Append(ChartNumbers.Place(y))
        .Append("\" ").Append(attributes).Append('>').Append(MarkupText.Of(text)).Append("</text>\n");

    /// <summary>A line through points.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, string attributes) =>
        Shape(points, "fill=\"none\" " + attributes);

    /// <summary>Opens a group that is told by its title when it is pointed at.</summary>
    public void Open(string attributes, string? title = null)
    {
        _svg.Append("<g ").Append(attributes).Append('>');
        if (title is not null)
        {
            _svg.Append("<title>").Append(MarkupText.Of(title)).Append("</title>");
        }

        _svg.Append('\n');
    }

    public void Close() => _svg.Append("</g>\n");

    /// <summary>The sign of a series: shapes differ as well as colours.</summary>
    public void Marker(int series, double x, double y, double size = 5) =>
        Shape(ChartSeries.Shape(series, x, y, size), $"class=\"pm-dot\" fill=\"{ChartSeries.Colour(series)}\"");

    public override string ToString() => _svg + "</svg>\n";

    private void Shape(IEnumerable<(double X, double Y)> points, string attributes)
    {
        _svg.Append("<path d=\"");
        char command = 'M';
        foreach ((double x, double y) in points)
        {
            _svg.Append(command).Append(ChartNumbers.Place(x)).Append(' ').Append(ChartNumbers.Place(y));
            command = 'L';
        }

        _svg.Append("\" ").Append(attributes).Append("/>\n");
    }
}
