using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Reads the values of a dataset's properties by their forms. Values of another form, which <see cref="PropertyFormCheck"/> finds, are left out.</summary>
internal static class PropertyForms
{
    public static IEnumerable<JsonItem> GetNames(JsonItem? value) => (value?.Items ?? []).Where(item => item.Kind == JsonValueKind.String);

    public static IEnumerable<JsonMember> GetMapping(JsonItem? value) => (value?.Members ?? []).Where(member => member.Value.Kind == JsonValueKind.String);

    /// <summary>Gets a whole number above zero, in the forms that the client reads; null if the value is not one.</summary>
    public static int? GetWholeNumber(JsonItem? value) =>
        value is { Kind: JsonValueKind.Number or JsonValueKind.String } && WholeNumber.TryParse(value.Text, out var number) && number > 0 ? number : null;
}
