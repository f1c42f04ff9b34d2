namespace Pointsman;

/// <summary>How much a request asks of a model.</summary>
public enum ComplexityClass
{
    /// <summary>A look-up, a label, a short rewriting: a small model does it as well as a large one.</summary>
    Simple = 1,

    /// <summary>Composing or explaining in one go.</summary>
    Medium = 2,

    /// <summary>Several steps that depend on each other: weighing, proof, design, much material.</summary>
    Complex = 3,
}
