namespace Pointsman;

/// <summary>Lines of a text: items of lists, and code without fences.</summary>
internal struct PromptLines
{
    /// <summary>Lines that are items of a list.</summary>
    public int Items { get; private set; }

    /// <summary>How much speaks for code: a line that hardly anything else has counts 2.</summary>
    public int Code { get; private set; }

    /// <summary>Counts a line.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        int indent = 0;
        while (indent < line.Length && line[indent] is (byte)' ' or (byte)'\t')
        {
            indent++;
        }

        int end = line.Length;
        while (end > indent && line[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            end--;
        }

        line = line[indent..end];
        if (line.Length < 2)
        {
            Code += line.Length == 1 && line[0] is (byte)'{' or (byte)'}' ? 1 : 0;
            return;
        }

        byte first = line[0];
        bool dash = first is (byte)'-' or (byte)'*' && line[1] == ' ';
        bool numbered = first is >= (byte)'0' and <= (byte)'9'
            && (line[1] is (byte)'.' or (byte)')' || (line.Length > 2 && line[2] is (byte)'.' or (byte)')'));
        Items += dash || numbered ? 1 : 0;
        Code += Ending(line) + Beginning(line, indent);
    }

    private static int Ending(ReadOnlySpan<byte> line) => line[^1] switch
    {
        (byte)'{' => 1,
        (byte)'}' => line.Length == 1 || line.Contains((byte)'{') || line.Contains((byte)';') ? 1 : 0,
        (byte)';' => HasCall(line) || line.Contains((byte)'=') || line[0] == '}' || line.IndexOf("->"u8) >= 0 ? 1 : 0,
        (byte)')' => line.IndexOf("("u8) is > 0 and var at && IsLetter(line[at - 1]) && line.Contains((byte)'.')
            && !line.Contains((byte)' ') ? 1 : 0,
        _ => 0,
    };

    private static int Beginning(ReadOnlySpan<byte> line, int indent) => line[0] switch
    {
        (byte)'#' => line.StartsWith("#include"u8) || line.StartsWith("#!/"u8) ? 2 : 0,
        (byte)'d' => line.StartsWith("def "u8) && line[^1] == ':' ? 2 : 0,
        (byte)'c' => line.StartsWith("class "u8) && line[^1] is (byte)':' or (byte)'{' ? 2
            : line.StartsWith("const "u8) && line.Contains((byte)'=') ? 2 : 0,
        (byte)'f' => line.StartsWith("from "u8) && line.IndexOf(" import "u8) > 0 ? 2
            : (line.StartsWith("for "u8) && line[^1] is (byte)':' or (byte)'{')
                || line.StartsWith("for ("u8) || line.StartsWith("function "u8) && HasCall(line) ? 1 : 0,
        (byte)'i' => line.StartsWith("import "u8) && line[^1] != '.' ? 1
            : line.StartsWith("int "u8) || line.StartsWith("if ("u8) ? 1 : 0,
        (byte)'l' => line.StartsWith("let "u8) && line.IndexOf(" = "u8) > 0 ? 2 : 0,
        (byte)'v' => line.StartsWith("var "u8) && line.IndexOf(" = "u8) > 0 ? 2 : 0,
        (byte)'p' => (line.StartsWith("public "u8) || line.StartsWith("private "u8)) && HasCall(line) ? 1 : 0,
        (byte)'r' => line.StartsWith("return "u8) && (indent > 0 || line[^1] == ';') ? 1 : 0,
        (byte)'w' => line.StartsWith("while ("u8) ? 1 : 0,
        (byte)'S' => line.StartsWith("SELECT "u8) ? 2 : 0,
        (byte)'I' => line.StartsWith("INSERT INTO "u8) ? 2 : 0,
        (byte)'a' => line.StartsWith("at "u8) && line[^1] == ')' && line.IndexOf((byte)':') > 0 ? 1 : 0,
        (byte)'T' => line.StartsWith("Traceback "u8) ? 2 : 0,
        (byte)'<' => line.IndexOf("</"u8) >= 0 ? 1 : 0,
        _ => 0,
    };

    // A name with a parenthesis right behind it.
    private static bool HasCall(ReadOnlySpan<byte> line)
    {
        int at = line.IndexOf((byte)'(');
        return at > 0 && IsLetter(line[at - 1]);
    }

    private static bool IsLetter(byte one) => char.IsAsciiLetterOrDigit((char)one) || one == '_';
}
