using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>What a rule reports, without the location.</summary>
/// <param name="Rule">The descriptor, which has the format of the message.</param>
/// <param name="Arguments">What fills its holes.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, params object[] Arguments)
{
    public Diagnostic At(Location location, ImmutableDictionary<string, string?>? properties = null) => Diagnostic.Create(Rule, location, properties, Arguments);
}
