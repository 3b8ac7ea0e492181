using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas.Names;

/// <summary>Checks that names are valid in a query's text, in which names cannot be quoted.</summary>
internal static class NameValidator
{
    /// <summary>Longer than the name of any column of the service, and short enough for the C# names that are derived from it, which the compiler limits to 1,023 characters.</summary>
    private const int MaxLength = 256;

    /// <summary>Determines whether a name is valid in a query. If it is not, a problem of the file is reported.</summary>
    public static bool Validate(JsonItem name, string kind, ProblemList problems)
    {
        if (QueryName.IsValid(name.Text) && name.Text.Length <= MaxLength)
        {
            return true;
        }

        if (name.Text.Length > MaxLength)
        {
            problems.Add(
                SchemaMessages.NameTooLong,
                name,
                kind,
                name.Text.Substring(0, 50),
                name.Text.Length.ToString(CultureInfo.InvariantCulture),
                MaxLength.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        problems.Add(QueryName.IsKeyword(name.Text) ? SchemaMessages.KeywordName : SchemaMessages.InvalidName, name, kind, name.Text);
        return false;
    }
}
