using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Schemas;

/// <summary>A problem to report, as a value: a diagnostic would keep a compilation alive and never be equal to another one.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Position">The position.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
internal sealed record SchemaProblemReport(string RuleId, SchemaPosition Position, EquatableArray<string> Arguments)
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. Enum.GetValues(typeof(SchemaProblemKind)).Cast<SchemaProblemKind>().Select(SchemaRules.Get),
        SchemaRules.DuplicateDataset,
        SchemaRules.Unreadable,
        SchemaRules.ReferencedTypes,
    ];

    public static SchemaProblemReport FromProblem(SchemaProblem problem) => Create(SchemaRules.Get(problem.Kind), problem.Position, problem.Message);

    public static SchemaProblemReport Create(DiagnosticDescriptor rule, SchemaPosition position, params string[] arguments) => new(rule.Id, position, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Array.Find(Rules, rule => rule.Id == RuleId)!,
        Location.Create(
            Position.Path,
            new TextSpan(Position.Start, Position.Length),
            new LinePositionSpan(
                new LinePosition(Position.StartLine, Position.StartColumn),
                new LinePosition(Position.EndLine, Position.EndColumn))),
        [.. Arguments]);
}
