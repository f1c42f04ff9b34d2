using System.Text;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Makes texts for a regular expression of literals, classes, groups, alternatives and counts. What it cannot read it
/// takes literally; whoever uses it tries the candidates against the expression.
/// </summary>
internal sealed class PatternText
{
    private const int Tries = 8;
    private const int MaxRepeats = 200;
    private const int MaxDepth = 16;
    private const int MaxPieces = 10_000;
    private readonly string _pattern;
    private readonly int _more;
    private Chance _chance;
    private int _at;
    private int _depth;
    private int _pieces;

    private PatternText(string pattern, Chance chance, int more)
    {
        _pattern = pattern;
        _chance = chance;
        _more = more;
    }

    /// <summary>Texts to try; open counts repeat towards the wanted length.</summary>
    public static IEnumerable<string> Candidates(string pattern, Chance chance, int least)
    {
        for (int i = 0; i < Tries; i++)
        {
            int more = Math.Min(Math.Max(i, least), MaxRepeats);
            yield return new PatternText(pattern, chance.With(i), more).Alternatives();
        }
    }

    private string Alternatives()
    {
        var options = new List<string> { Sequence() };
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            options.Add(Sequence());
        }

        return Draw().Pick(options);
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not '|' and not ')')
        {
            int start = _at;
            string one = Single();
            int end = _at;
            (int least, int most) = Count();
            int after = _at;
            int times = least + Draw().Below(Math.Min(most - least, Math.Max(1, _more)) + 1);
            text.Append(times == 0 ? "" : one);
            for (int i = 1; i < times && _pieces < MaxPieces; i++)
            {
                // Each repetition is made anew, so that classes give different signs.
                _at = start;
                text.Append(Single());
            }

            _at = Math.Max(after, end);
        }

        return text.ToString();
    }

    private string Single()
    {
        _pieces++;
        char sign = _pattern[_at++];
        switch (sign)
        {
            case '^' or '$':
                return "";
            case '.':
                return Letter("abcdefghijklmnopqrstuvwxyz");
            case '\\' when _at < _pattern.Length:
                return Letter(Escape(_pattern[_at++]));
            case '[':
                return Letter(Class());
            case '(' when _depth < MaxDepth:
                _depth++;
                _at += _pattern.AsSpan(_at).StartsWith("?:") ? 2 : 0;
                string inside = Alternatives();
                _at += _at < _pattern.Length ? 1 : 0;
                _depth--;
                return inside;
            default:
                return sign.ToString();
        }
    }

    private (int Least, int Most) Count()
    {
        if (_at >= _pattern.Length)
        {
            return (1, 1);
        }

        switch (_pattern[_at])
        {
            case '?':
                _at++;
                return (0, 1);
            case '*':
                _at++;
                return (0, MaxRepeats);
            case '+':
                _at++;
                return (1, MaxRepeats);
            case '{' when _pattern.IndexOf('}', _at) is var end and > 0:
                string[] ends = _pattern[(_at + 1)..end].Split(',');
                if (!int.TryParse(ends[0], out int least))
                {
                    return (1, 1);
                }

                _at = end + 1;
                int most = ends.Length == 1 ? least : int.TryParse(ends[1], out int limit) ? limit : MaxRepeats;
                least = Math.Min(least, MaxRepeats);
                return (least, Math.Clamp(most, least, Math.Max(least, MaxRepeats)));
            default:
                return (1, 1);
        }
    }

    private string Class()
    {
        bool not = _at < _pattern.Length && _pattern[_at] == '^';
        _at += not ? 1 : 0;
        var members = new StringBuilder();
        bool first = true;
        for (; _at < _pattern.Length && (_pattern[_at] != ']' || first); first = false)
        {
            char from = _pattern[_at++];
            if (from == '\\' && _at < _pattern.Length)
            {
                members.Append(Escape(_pattern[_at++]));
            }
            else if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                for (int one = from; one <= _pattern[_at + 1] && one < from + MaxRepeats; one++)
                {
                    members.Append((char)one);
                }

                _at += 2;
            }
            else
            {
                members.Append(from);
            }
        }

        _at += _at < _pattern.Length ? 1 : 0;
        string all = members.ToString();
        return not ? string.Concat("abcxyz019 _-".Where(one => !all.Contains(one))) : all;
    }

    private static string Escape(char sign) => sign switch
    {
        'd' => "0123456789",
        'w' => "abcdefghijklmnopqrstuvwxyz0123456789",
        's' => " ",
        'D' or 'S' => "abc",
        'W' => "-",
        'b' or 'B' => "",
        'n' => "\n",
        't' => "\t",
        _ => sign.ToString(),
    };

    private string Letter(string from) => from.Length == 0 ? "" : from[Draw().Below(from.Length)].ToString();

    private Chance Draw() => _chance = _chance.With("next");
}
