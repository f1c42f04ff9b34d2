namespace Pointsman;

/// <summary>
/// The first rule whose condition holds says where the request goes; without one, <c>else</c>. What the rule names is
/// tried first, and <c>else</c> comes after it as the fallback.
/// </summary>
public sealed class RulesStrategy : RoutingStrategy
{
    private readonly (Condition When, OrderedParts Parts)[] _rules;
    private readonly OrderedParts _else;

    /// <summary>Asks the rules in order.</summary>
    public RulesStrategy(IReadOnlyList<RoutingRule> rules, RoutingStrategy otherwise)
    {
        _rules = [.. rules.Select(rule =>
            (rule.When, new OrderedParts([rule.Use, otherwise], $"rule: {rule.When.Text}")))];
        _else = new OrderedParts([otherwise], rules.Count == 0 ? "there are no rules" : "no rule held");
        Targets = [.. rules.SelectMany(rule => rule.Use.Targets).Concat(otherwise.Targets).Distinct()];
    }

    /// <inheritdoc />
    public override string Name => "rules";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets { get; }

    internal override bool IsFixed => false;

    internal override RoutingOrder Order(in RoutingCase one)
    {
        Func<string, FactValue> facts = one.Facts.Of;
        foreach ((Condition when, OrderedParts parts) in _rules)
        {
            if (when.Holds(facts))
            {
                return parts.Order(one);
            }
        }

        return _else.Order(one);
    }
}
