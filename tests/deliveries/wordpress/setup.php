<?php
// Installs WordPress into an empty database: one user a role, each with an application password. Prints them.
define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('newsgen', 'administrator', 'administrator@example.org', true, '', wp_generate_password());
update_option('permalink_structure', '/%postname%/');
update_option('timezone_string', 'Asia/Seoul');

$secrets = [];
foreach (['administrator', 'editor', 'author', 'contributor'] as $role) {
    $user = get_user_by('login', $role);
    $id = $user ? $user->ID : wp_insert_user([
        'user_login' => $role, 'user_pass' => wp_generate_password(),
        'user_email' => "$role@example.org", 'role' => $role, 'display_name' => "데스크 $role",
    ]);
    $secrets[$role] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'newsgen'])[0];
}
echo json_encode($secrets);
