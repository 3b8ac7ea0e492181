using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Collects the problems of a file, and converts byte offsets into positions in its text.</summary>
internal sealed class ProblemList(string path, string text)
{
    /// <summary>The number of suggestions. Each suggestion compares a name with all others, and a file with more unknown names does not contain misspellings.</summary>
    internal const int MaxSuggestions = 50;

    private readonly List<SchemaProblem> problems = [];
    private TextPositions? positions;
    private int suggestionCount;

    private TextPositions Positions => positions ??= new TextPositions(text);

    public void Add(SchemaMessage message, JsonItem item, params string[] arguments) =>
        problems.Add(new SchemaProblem(message, arguments.ToEquatableArray(), GetPosition(item)));

    public void AddAt(SchemaMessage message, int characterIndex, params string[] arguments) =>
        problems.Add(new SchemaProblem(message, arguments.ToEquatableArray(), CreatePosition(characterIndex, characterIndex)));

    /// <summary>Gets " Did you mean 'X'?" for the nearest candidate, or an empty string if none is near or the file has the maximum number of suggestions.</summary>
    public string GetSuggestion(string name, IEnumerable<string> candidates) =>
        suggestionCount++ < MaxSuggestions ? NameSuggestion.GetHint(name, candidates) : "";

    public EquatableArray<SchemaProblem> GetSortedProblems() =>
        problems.OrderBy(p => p.Position.Start).ToEquatableArray();

    public SchemaPosition GetPosition(JsonItem item) => CreatePosition(Positions.GetCharacterIndex(item.Start), Positions.GetCharacterIndex(item.End));

    private SchemaPosition CreatePosition(int start, int end)
    {
        var (startLine, startColumn) = Positions.GetLinePosition(start);
        var (endLine, endColumn) = Positions.GetLinePosition(end);
        return new SchemaPosition(path, start, end - start, startLine, startColumn, endLine, endColumn);
    }
}
