using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Finds the values of a dataset that do not have the forms of their properties, by the table of the properties.</summary>
internal sealed class PropertyFormCheck(ProblemList problems)
{
    /// <summary>Adds a problem for each value of another form. False if the value of a required list is not an array: the rest of the dataset is not usable without it.</summary>
    public bool Check(DatasetMembers properties)
    {
        var areListsUsable = true;
        foreach (var property in DatasetProperties.All)
        {
            if (properties.Find(property.Name) is { Kind: not JsonValueKind.Null } value)
            {
                areListsUsable &= Check(property, value) || !property.IsRequired || property.Form != DatasetPropertyForm.Names;
            }
        }

        return areListsUsable;
    }

    /// <summary>Checks a value and the values in it. False if it has another form, regardless of the values in it.</summary>
    private bool Check(DatasetProperty property, JsonItem value) => property.Form switch
    {
        // The name of the dataset is checked before, since overlays have it too.
        DatasetPropertyForm.Name => CheckKind(property, value, JsonValueKind.String, SchemaMessages.NotString),
        DatasetPropertyForm.Names => CheckKind(property, value, JsonValueKind.Array, SchemaMessages.NotArrayOfStrings)
            && CheckStrings(property, value.Items, SchemaMessages.ItemNotString),
        DatasetPropertyForm.Mapping => CheckKind(property, value, JsonValueKind.Object, SchemaMessages.NotObject)
            && CheckStrings(property, value.Members.Select(member => member.Value), SchemaMessages.MappedNotString),
        DatasetPropertyForm.WholeNumber => CheckWholeNumber(property, value),
    };

    /// <summary>Adds a problem for each value that is not a string, and returns true: the others are usable.</summary>
    private bool CheckStrings(DatasetProperty property, IEnumerable<JsonItem> values, SchemaMessage message)
    {
        foreach (var value in values)
        {
            CheckKind(property, value, JsonValueKind.String, message);
        }

        return true;
    }

    private bool CheckKind(DatasetProperty property, JsonItem value, JsonValueKind kind, SchemaMessage message)
    {
        if (value.Kind == kind)
        {
            return true;
        }

        problems.Add(message, value, property.Name, value.KindDescription, property.Description);
        return false;
    }

    private bool CheckWholeNumber(DatasetProperty property, JsonItem value)
    {
        // An empty string is no value, as in the client.
        if (PropertyForms.GetWholeNumber(value) is not null || (value.Kind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.Text)))
        {
            return true;
        }

        var isNumber = value.Kind == JsonValueKind.Number || (value.Kind == JsonValueKind.String && WholeNumber.TryParse(value.Text, out _));
        problems.Add(SchemaMessages.NotWholeNumber, value, property.Name, isNumber ? value.Text.Trim() : value.KindDescription, property.Description);
        return false;
    }
}
