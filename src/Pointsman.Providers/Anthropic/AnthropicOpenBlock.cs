using System.Text;

namespace Pointsman.Providers;

/// <summary>A block of a streamed message: what it is and what of it waits to be written.</summary>
internal sealed class AnthropicOpenBlock
{
    private int _depth;
    private bool _inText;
    private bool _escaped;
    private bool _begun;

    /// <summary>What stands in it.</summary>
    public required AnthropicBlockKind Kind { get; init; }

    /// <summary>Which call of the answer it is; null for what is no call, or one that came whole.</summary>
    public int? Call { get; init; }

    /// <summary>The id of the call.</summary>
    public string CallId { get; init; } = "";

    /// <summary>The name of the tool.</summary>
    public string Name { get; init; } = "";

    /// <summary>Text that waits until the blocks before it are written.</summary>
    public StringBuilder Waiting { get; } = new();

    /// <summary>A seal that waits with the text.</summary>
    public string? Seal { get; set; }

    /// <summary>Whether nothing more belongs in it.</summary>
    public bool Ended { get; set; }

    /// <summary>
    /// Follows the arguments of a call, so that it is known when their object closes: the next call then need not
    /// wait for the end of the answer.
    /// </summary>
    public void Follow(string arguments)
    {
        foreach (char letter in arguments)
        {
            if (_escaped)
            {
                _escaped = false;
            }
            else if (_inText)
            {
                _escaped = letter == '\\';
                _inText = letter != '"';
            }
            else if (letter == '"')
            {
                _inText = true;
            }
            else if (letter is '{' or '[')
            {
                _depth++;
                _begun = true;
            }
            else if (letter is '}' or ']')
            {
                _depth--;
            }
        }

        Ended |= _begun && _depth <= 0 && !_inText;
    }
}
