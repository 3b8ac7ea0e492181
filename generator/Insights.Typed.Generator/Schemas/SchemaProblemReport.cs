using Insights.Typed.Generator.Rules;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Schemas;

/// <summary>A problem to tell, as a value: a diagnostic itself would keep a compilation alive and never compare equal.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Position">Where.</param>
internal sealed record SchemaProblemReport(string RuleId, string Message, SchemaPosition Position)
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. Enum.GetValues(typeof(SchemaFault)).Cast<SchemaFault>().Select(SchemaRules.Of),
        SchemaRules.DuplicateDataset,
        SchemaRules.Unreadable,
        SchemaRules.ReferencedTypes,
    ];

    public static SchemaProblemReport Of(SchemaProblem problem) =>
        new(SchemaRules.Of(problem.Fault).Id, problem.Message, problem.Position);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Array.Find(Rules, rule => rule.Id == RuleId)!,
        Location.Create(
            Position.Path,
            new TextSpan(Position.Start, Position.Length),
            new LinePositionSpan(
                new LinePosition(Position.StartLine, Position.StartColumn),
                new LinePosition(Position.EndLine, Position.EndColumn))),
        Message);
}
