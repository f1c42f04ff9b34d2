using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// Where a command writes: results to <see cref="Out"/>, messages to <see cref="Error"/>, never mixed.
/// </summary>
internal sealed class Screen(TextWriter output, TextWriter error, bool color = false, TextReader? input = null)
{
    /// <summary>How many columns a line may have where nobody says.</summary>
    public const int UsualWidth = 80;

    private readonly Lock _gate = new();
    private bool _redrawn;

    /// <summary>Where answers to questions come from.</summary>
    public TextReader In { get; } = input ?? TextReader.Null;

    /// <summary>Whether there is somebody to ask.</summary>
    public bool Interactive { get; } = input is not null;

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    public bool Color { get; } = color;

    /// <summary>Whether messages go to a terminal, where a line can be drawn again.</summary>
    public bool Live { get; init; }

    /// <summary>How many columns a line of messages may have.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>The screen of the process: color only on a terminal, and never against the person's wish.</summary>
    public static Screen OfProcess()
    {
        bool wanted = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        TextReader? input = Console.IsInputRedirected ? null : Console.In;
        // Written in blocks, not line by line; Flush ends it, and a message waits for what was said before it.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 16 * 1024);
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        bool live = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        return new Screen(output, error, wanted && !Console.IsOutputRedirected, input)
        {
            Live = live, Width = live && Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
        };
    }

    public string Bold(string text) => Styled("1", text);

    public string Dim(string text) => Styled("2", text);

    public void Line(string text = "") => Out.WriteLine(text);

    public void Heading(string text) => Out.WriteLine(Bold(text));

    /// <summary>Writes texts under a heading, when there are any.</summary>
    public void List(string heading, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        Line();
        Heading(heading);
        foreach (string text in texts)
        {
            Line($"  {text}");
        }
    }

    /// <summary>Says something about the run that is no part of the result; any thread of a server may.</summary>
    public void Message(string text)
    {
        lock (_gate)
        {
            Wipe();
            Out.Flush();
            Error.WriteLine(text);
        }
    }

    /// <summary>
    /// Draws a line of messages in place of the one that was drawn before; the next message takes its place, and an
    /// empty text wipes it. Only where messages go to a terminal.
    /// </summary>
    public void Redraw(string text)
    {
        lock (_gate)
        {
            Wipe();
            if (text.Length > 0)
            {
                Error.Write(text.Length < Width ? text : text[..(Width - 1)]);
                Error.Flush();
                _redrawn = true;
            }
        }
    }

    /// <summary>Sends on what was written so far.</summary>
    public void Flush() => Out.Flush();

    /// <summary>Writes a result for machines.</summary>
    public void Json(JsonObject result)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            result.WriteTo(writer);
        }

        Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private void Wipe()
    {
        if (_redrawn)
        {
            Error.Write("\r\e[2K");
            Error.Flush();
            _redrawn = false;
        }
    }

    private string Styled(string code, string text) => Color ? $"\e[{code}m{text}\e[0m" : text;
}
