using Insights.Typed.Architecture.Tests.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Architecture.Tests;

/// <summary>
/// Outside a switch, a choice by a member of an enumeration treats all other members alike, so that a new one has a meaning that nobody has
/// chosen. Such a choice is a switch that names each member. Found are <c>or</c> patterns, and what an <c>if</c>, a <c>?:</c> and the tuple of
/// a switch compare. Not found are other Boolean results, such as those of filters and of properties, and the parts of property patterns.
/// </summary>
public sealed class MemberConditionTests
{
    /// <summary>
    /// The choices that are correct for a new member too, by file and enumeration, with the reason. Delete a line whose file has no such choice
    /// any more; never add one.
    /// </summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["generator/Insights.Typed.Generator/Analysis/RawText/HoleFillings.cs: Clause"] = "only SELECT has a list without parentheses",
        ["generator/Insights.Typed.Generator/Chains/ChainProbe.cs: QueryValueKind"] = "only a list has items",
        ["generator/Insights.Typed.Generator/Chains/ConditionReader.cs: ComparisonOperator"] = "only these compare with true and false",
        ["generator/Insights.Typed.Generator/Chains/ConditionReader.cs: ValueKind"] = "only a Boolean column is a condition, and only a text has patterns",
        ["generator/Insights.Typed.Generator/Emission/QueryExamples.cs: ValueKind"] = "an order of preference for an example",
        ["src/Insights.Typed.Emulation/Operations/ExecutionOperations.cs: ExecutionStatus"] = "only a completed execution has a file",
        ["src/Insights.Typed.Emulation/Reports/ReportHistory.cs: ExecutionStatus"] = "only a completed execution is reported to the callback",
        ["src/Insights.Typed.Explore/Http/ApiErrors.cs: ExploreFailure"] = "only an unexpected failure is reported with its stack trace",
        ["src/Insights.Typed.Export/Databases/Sqlite/SqliteDialect.cs: ValueKind"] = "only the text of a GUID ignores letter case",
        ["src/Insights.Typed.Export/Files/RowWriter.cs: ExportFormat"] = "only Parquet needs no data reader, and a switch names the others",
        ["src/Insights.Typed.Language/Parsing/ConditionParser.cs: TokenKind"] = "only these are operators",
        ["src/Insights.Typed.Language/Parsing/Parser.cs: Clause"] = "only AGGREGATED depends on an earlier clause",
        ["src/Insights.Typed.Language/Parsing/Parser.cs: TokenKind"] = "only the end of the text is an end",
        ["src/Insights.Typed.Language/Parsing/Token.cs: TokenKind"] = "only these have a fixed text",
        ["src/Insights.Typed.Language/Parsing/TokenReader.cs: TokenKind"] = "only an invalid token has its message",
        ["src/Insights.Typed.Language/Parsing/ValueParser.cs: TokenKind"] = "only a name can be a value that the language does not have",
        ["src/Insights.Typed.Language/QueryPosition.cs: QueryExpectationKind"] = "only these are names",
        ["src/Insights.Typed.Language/QueryPosition.cs: TokenKind"] = "only an invalid token is an open string",
        ["src/Insights.Typed.Language/QueryWriter.cs: QueryValueKind"] = "only a hole is a name in braces",
        ["src/Insights.Typed.LocalService/Authority/UserAccount.cs: LocalConditionalAccess"] = "every other policy requires a second factor",
        ["src/Insights.Typed.LocalService/Http/DownloadEndpoint.cs: LocalServiceCompression"] = "a switch names the other compressions",
        ["src/Insights.Typed.LocalService/LocalAuthority.cs: FaultScope"] = "only a fault of all operations is one of tokens",
        ["src/Insights.Typed.LocalService/OpenApi/ApiDocumentTransformer.cs: OperationParameterKind"] = "only a query has an example",
        ["src/Insights.Typed.LocalService/Queries/Comparand.cs: ValueKind"] = "only a decimal number is scaled, and only a time has parts of a second",
        ["src/Insights.Typed.LocalService/Queries/SqlCondition.cs: ComparisonOperator"] = "the other operator with a list is its negation",
        ["src/Insights.Typed.LocalService/Queries/SqlPeriod.cs: AggregationPeriod"] = "only an hour has a time of day",
        ["src/Insights.Typed.LocalService/Queries/SqlQuery.cs: ValueKind"] = "only a decimal number is scaled",
        ["src/Insights.Typed.Schemas/CSharpCode/TypedCondition.cs: ComparisonOperator"] = "the other operator with a pattern is its negation",
        ["src/Insights.Typed.Schemas/CSharpCode/TypedCondition.cs: OperandKind"] = "only a pattern requires a text",
        ["src/Insights.Typed.Schemas/CSharpCode/TypedCondition.cs: ValueKind"] = "only a text has patterns",
        ["src/Insights.Typed.Schemas/ColumnReader.cs: ValueKind"] = "only a flag has literals",
        ["src/Insights.Typed.Schemas/Model/ColumnDeclaration.cs: ValueKind"] = "only a text has samples",
        ["src/Insights.Typed.Schemas/Queries/CompletionNames.cs: Clause"] = "only SELECT names a column once",
        ["src/Insights.Typed.Schemas/Queries/QueryValueCheck.cs: OperandKind"] = "only a pattern is compared with the text of any value",
        ["src/Insights.Typed.Schemas/SampleReader.cs: ValueKind"] = "only a text has samples",
        ["src/Insights.Typed.Testing/Evaluation/RowGroup.cs: ValueKind"] = "only a decimal number has decimals",
        ["src/Insights.Typed.Testing/Rows/Cell.cs: ValueKind"] = "only a time has a time of day",
        ["src/Insights.Typed.Testing/Rows/GeneratedDataset.cs: ValueKind"] = "only a flag has literals",
        ["src/Insights.Typed.Testing/Service/InjectedFault.cs: InsightsOperation"] = "only a download is not JSON",
        ["src/Insights.Typed.Tool/Commands/Export/ExportInitCommand.cs: TargetType"] = "questions for these targets alone",
        ["src/Insights.Typed.Tool/Doctor/Diagnosis/MismatchFinding.cs: MismatchKind"] = "other mismatches are of values",
        ["src/Insights.Typed.Tool/Doctor/Problem.cs: ChangeKind"] = "only a new dataset needs no change of the project",
        ["src/Insights.Typed.Tool/Drift/AppQuery.cs: Clause"] = "without FROM, no other clause is known",
        ["src/Insights.Typed.Tool/Drift/SchemaComparison.cs: ChangeKind"] = "only these names differ by their length of time",
        ["src/Insights.Typed.Tool/Export/Passes/TargetOpener.cs: TargetType"] = "only files have a format",
        ["src/Insights.Typed.Tool/Inference/TypeInference.cs: ColumnType"] = "only a text can be empty",
        ["src/Insights.Typed.Tool/Inference/TypeInference.cs: ValueKind"] = "only a flag has literals",
        ["src/Insights.Typed.Tool/Inference/TypeReport.cs: TypeVerdict"] = "only a mismatch is an error",
        ["src/Insights.Typed.Tool/Output/WorkProgress.cs: ReportStage"] = "only reading has a number of bytes",
        ["src/Insights.Typed.Tool/Rows/RowFileOptions.cs: ExportFormat"] = "only Parquet requires types",
        ["src/Insights.Typed.Tool/Schemas/OfferedDatasets.cs: SchemaProblemKind"] = "only JSON that the client has read before has another message",
        ["src/Insights.Typed/Downloads/FileBody.cs: ContentCoding"] = "only bytes without a coding can be decompressed ones",
        ["src/Insights.Typed/Downloads/ReportFile.cs: ContentCoding"] = "every other coding is decompressed",
        ["src/Insights.Typed/Queries/QueryTextComposer.cs: Clause"] = "only SELECT has a list of names",
        ["src/Insights.Typed/Queries/QueryTextComposer.cs: QueryValueKind"] = "only a list has no text",
        ["src/Insights.Typed/Reading/RecordIndex.Blocks.cs: QuoteState"] = "a bit for one state",
        ["src/Insights.Typed/Reading/RecordIndex.Rules.cs: QuoteState"] = "each state has its rule",
        ["src/Insights.Typed/Reading/RecordIndex.cs: QuoteState"] = "each state has its rule",
        ["src/Insights.Typed/Tokens/Reasons/SignInExceptions.cs: SignInWay"] = "advice for a password alone",
        ["src/Insights.Typed/Transport/ServiceResponse.cs: ContentCoding"] = "every other coding is decompressed",
    };

    public static TheoryData<string> Projects => [.. SourceProject.Names, .. SourceProject.Kits];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_choice_by_a_member_is_a_switch(string name)
    {
        var project = SourceProject.Open(name);
        var found = project.Files.SelectMany(file => Find(project, file)).ToList();
        var folder = GetPath(project.Folder) + "/";

        Assert.Equal([], found.Where(choice => !Allowed.ContainsKey(choice.Key)).Select(choice => $"{choice.Key} in line {choice.Line}"));
        Assert.Equal([], Allowed.Keys.Where(key => key.StartsWith(folder, StringComparison.Ordinal)).Except(found.Select(choice => choice.Key)));
    }

    private static IEnumerable<(string Key, int Line)> Find(SourceProject project, SyntaxTree file)
    {
        var model = project.GetModel(file);
        foreach (var node in file.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
        {
            var named = node switch
            {
                IsPatternExpressionSyntax test => test.Pattern.DescendantNodesAndSelf().Where(pattern => pattern.IsKind(SyntaxKind.OrPattern)).SelectMany(pattern => pattern.DescendantNodes()),
                ConditionalExpressionSyntax choice => FindTested(choice.Condition),
                IfStatementSyntax choice => FindTested(choice.Condition),
                SwitchExpressionSyntax choice => FindTested(choice.GoverningExpression),
                _ => [],
            };
            foreach (var enumeration in named.Select(part => Enumerations.FindOfMember(model, part)).OfType<INamedTypeSymbol>().Where(IsClosed).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
            {
                yield return ($"{GetPath(file.FilePath)}: {enumeration.Name}", file.GetLineSpan(node.Span, TestContext.Current.CancellationToken).StartLinePosition.Line + 1);
            }
        }
    }

    /// <summary>What the comparisons of a condition compare.</summary>
    private static IEnumerable<SyntaxNode> FindTested(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => FindTested(inner.Expression),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => FindTested(not.Operand),
        BinaryExpressionSyntax both when both.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => [.. FindTested(both.Left), .. FindTested(both.Right)],
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.IsExpression => [binary.Left, binary.Right],
        IsPatternExpressionSyntax test => test.Pattern.DescendantNodesAndSelf(pattern => pattern is not RecursivePatternSyntax),
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => FindTested(argument.Expression)),
        _ => [],
    };

    /// <summary>Whether an enumeration has more than two members that exclude each other.</summary>
    private static bool IsClosed(INamedTypeSymbol enumeration) =>
        enumeration.GetMembers().OfType<IFieldSymbol>().Skip(2).Any()
        && !enumeration.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute));

    private static string GetPath(string path) => Path.GetRelativePath(SourceProject.Root, path).Replace(Path.DirectorySeparatorChar, '/');
}
