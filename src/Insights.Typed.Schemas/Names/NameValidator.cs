using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas.Names;

/// <summary>Names that can stand in a query's text, where nothing can be quoted.</summary>
internal static class NameValidator
{
    /// <summary>More than any service calls a column, and few enough for the names that the compiler makes of it, which end at 1,023.</summary>
    private const int MaxLength = 256;

    /// <summary>Whether a query can hold the name. Where it cannot, that is a problem of the file.</summary>
    public static bool Validate(JsonItem name, string kind, ProblemList problems)
    {
        if (QueryName.IsValid(name.Text) && name.Text.Length <= MaxLength)
        {
            return true;
        }

        if (name.Text.Length > MaxLength)
        {
            problems.Add(SchemaProblemKind.InvalidName, name, $"The {kind} name '{name.Text.Substring(0, 50)}…' has {name.Text.Length} characters; C# types can be made of names with up to {MaxLength}.");
            return false;
        }

        var reason = QueryName.IsKeyword(name.Text) ? "it is a word of the query language" : "a name consists of letters, digits, '_', '-' and '.'";
        problems.Add(SchemaProblemKind.InvalidName, name, $"The {kind} name '{name.Text}' cannot be written in a query: {reason}.");
        return false;
    }
}
